import { useOnline } from "../../lib/online";
import { useWords } from "../../lib/words";
import classes from "./LiveStrip.module.css";

/** Says that what stands on the page may be old. Floats above it, so that nothing jumps. */
export function LiveStrip({ down }: { down: boolean }) {
    const words = useWords();
    const online = useOnline();
    const text = online ? down && words("live.reconnecting") : words("live.offline");
    return (
        <div role="status" className={classes.place}>
            {text && (
                <span className={classes.strip}>
                    <span className={classes.dot} aria-hidden="true" />
                    {text}
                </span>
            )}
        </div>
    );
}
