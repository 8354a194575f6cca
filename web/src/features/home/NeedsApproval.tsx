import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Invitation } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import { Panel } from "../../ui/Panel";
import { overviewQuery } from "./api";
import classes from "./NeedsApproval.module.css";

const shown = 3;

/** Whoever waits for an administrator; nothing, if nobody does. */
export function NeedsApproval() {
    const words = useWords();
    const { account } = useCurrent();
    const awaiting = useQuery(overviewQuery(account.id)).data?.awaiting ?? [];
    if (awaiting.length === 0) return null;
    return (
        <section aria-labelledby="approval-title">
            <Panel>
                <header className={classes.head}>
                    <h2 id="approval-title">
                        {words("home.approval", { count: awaiting.length })}
                    </h2>
                    <Link to="/users" className="link">
                        {words("home.approval.open")}
                    </Link>
                </header>
                <ul>
                    {awaiting.slice(0, shown).map((invitation) => (
                        <Waiting key={invitation.id} invitation={invitation} />
                    ))}
                </ul>
            </Panel>
        </section>
    );
}

function Waiting({ invitation }: { invitation: Invitation }) {
    const words = useWords();
    const name = fullName(invitation);
    return (
        <li className={classes.row}>
            <Face id={invitation.id} name={name} size={32} />
            <span className={classes.who}>
                <span className={classes.name}>{name}</span>
                <span className={classes.by}>
                    {words("home.approval.by", { inviter: invitation.invited_by.display_name })}
                </span>
            </span>
        </li>
    );
}
