import { UpIcon } from "./icons";
import classes from "./NewsPill.module.css";

/** "3 new": tells what arrived above without moving what is read; shows it when asked to. */
export function NewsPill({ text, onShow }: { text: string | undefined; onShow: () => void }) {
    return (
        <div className={classes.place} role="status">
            {text && (
                <button type="button" className={classes.pill} onClick={onShow}>
                    <UpIcon size={14} />
                    {text}
                </button>
            )}
        </div>
    );
}
