import { useWords } from "../../lib/words";
import { ChevronIcon } from "../../ui/icons";
import classes from "./BackLink.module.css";

/** Back to the place that sent one here. What it calls itself is nobody's word for it. */
export function BackLink() {
    const words = useWords();
    return (
        <a className={classes.back} href={document.referrer || "/"}>
            <ChevronIcon size={14} />
            {words("back")}
        </a>
    );
}
