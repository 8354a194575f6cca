import type { Contact, ContactKind } from "../../api/types";
import { useWords } from "../../lib/words";
import { StateChip } from "../../ui/StateChip";
import classes from "./Contacts.module.css";

/** What somebody is to the account. */
export function KindBadge({ kind }: { kind: ContactKind }) {
    const words = useWords();
    return (
        <span className={classes.badge} data-kind={kind}>
            {words(`contacts.kind.${kind}`)}
        </span>
    );
}

/** That somebody is not in yet. */
export function StateOf({ contact: { state } }: { contact: Pick<Contact, "state"> }) {
    const words = useWords();
    if (state !== "pending" && state !== "quiet") return null;
    const tone = state === "pending" ? "warn" : "quiet";
    return <StateChip tone={tone}>{words(`contacts.state.${state}`)}</StateChip>;
}
