import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InvitationState } from "../../api/types";
import { useWords } from "../../lib/words";
import { Panel } from "../../ui/Panel";
import { invitationsQuery } from "./api";
import { InvitationList } from "./InvitationList";
import classes from "./InvitationsSection.module.css";
import { StateFilter } from "./StateFilter";

type InvitationsSectionProps = { account: string; onInvite: () => void };

/** The Pending section of User Management; the other states are one click away. */
export function InvitationsSection({ account, onInvite }: InvitationsSectionProps) {
    const words = useWords();
    const [state, setState] = useState<InvitationState>("pending");
    const first = useInfiniteQuery(invitationsQuery(account, state)).data?.pages[0];
    return (
        <section className={classes.section} aria-labelledby="invitations-title">
            <div className={classes.head}>
                <div className={classes.title}>
                    <h2 id="invitations-title">{words(`invitations.${state}`)}</h2>
                    {first?.total ? <span className={classes.count}>{first.total}</span> : null}
                </div>
                <StateFilter state={state} onChange={setState} />
            </div>
            <Panel>
                <InvitationList account={account} state={state} onInvite={onInvite} />
            </Panel>
        </section>
    );
}
