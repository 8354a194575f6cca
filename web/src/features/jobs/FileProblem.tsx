import type { FieldRefusal } from "../../api/problem";
import { hasWord, useWords, wordOr } from "../../lib/words";
import { WarningIcon } from "../../ui/icons";
import classes from "./JobsPage.module.css";

/** Why a file was not taken at all. */
export function FileProblem({ error }: { error: FieldRefusal }) {
    const words = useWords();
    const known = hasWord("import.refused", error.code);
    return (
        <p className={classes.problem} role="alert">
            <WarningIcon />
            <span>
                {known
                    ? wordOr(words, "import.refused", error.code)
                    : words("fallback.message", { message: error.message })}
            </span>
        </p>
    );
}
