import { WarningIcon } from "../../../ui/icons";
import classes from "./EditUser.module.css";

/** A refusal of what stands below on this tab; the focus goes here when the tab is shown for it. */
export function TabProblem({ text }: { text: string | undefined }) {
    if (!text) return null;
    return (
        <div className={classes.problem} role="alert" tabIndex={-1} data-refused>
            <WarningIcon />
            {text}
        </div>
    );
}
