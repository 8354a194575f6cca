import { Mark } from "./Logo";
import classes from "./Wordmark.module.css";

export function Wordmark() {
    return (
        <span className={classes.wordmark}>
            <Mark size={24} />
            <span className={classes.word}>Kith</span>
        </span>
    );
}
