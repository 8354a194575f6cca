import type { InvitationState } from "../../api/types";
import { useWords } from "../../lib/words";
import classes from "./StateFilter.module.css";

export const states: InvitationState[] = [
    "pending",
    "accepted",
    "expired",
    "revoked",
    "declined",
    "quiet",
];

type StateFilterProps = { state: InvitationState; onChange: (state: InvitationState) => void };

export function StateFilter({ state, onChange }: StateFilterProps) {
    const words = useWords();
    return (
        <div className={classes.filter} role="group" aria-label={words("invitations.filter")}>
            {states.map((choice) => (
                <button
                    key={choice}
                    type="button"
                    className={classes.choice}
                    aria-pressed={choice === state}
                    onClick={() => onChange(choice)}
                >
                    {words(`invitations.${choice}`)}
                </button>
            ))}
        </div>
    );
}
