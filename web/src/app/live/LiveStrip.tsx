import { useWords } from "../../lib/words";
import classes from "./LiveStrip.module.css";

/** Says that what stands on the page may be old. */
export function LiveStrip({ down }: { down: boolean }) {
    const words = useWords();
    return (
        <div role="status">
            {down && <span className={classes.strip}>{words("live.reconnecting")}</span>}
        </div>
    );
}
