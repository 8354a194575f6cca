import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { InvitationState } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ExportLink } from "../../ui/ExportLink";
import { Panel } from "../../ui/Panel";
import { toast } from "../../ui/toast";
import { invitationQuery, invitationsKey, invitationsQuery, resendExpired } from "./api";
import { InvitationList } from "./InvitationList";
import classes from "./InvitationsSection.module.css";
import { StateFilter, states } from "./StateFilter";

type InvitationsSectionProps = {
    account: string;
    onInvite: () => void;
    /** Others who wait for a yes: they stand above the pending invitations, and are counted. */
    others?: { list: ReactNode; count: number };
};

/** The Pending section of User Management. Which state is shown stands in the address. */
export function InvitationsSection({ account, onInvite, others }: InvitationsSectionProps) {
    const words = useWords();
    const navigate = useNavigate({ from: "/users" });
    const { invitation: soughtId = "", invitations: chosen } = useSearch({ from: "/inside/users" });
    const found = useQuery({
        ...invitationQuery(account, soughtId),
        enabled: soughtId !== "",
        retry: false,
    });
    const sought = soughtId ? found.data : undefined;
    const state = states.find((known) => known === chosen) ?? sought?.state ?? "pending";
    const total = useInfiniteQuery(invitationsQuery(account, state)).data?.pages[0]?.total;
    const above = state === "pending" ? others : undefined;
    const count = (total ?? 0) + (above?.count ?? 0);

    function choose(next: InvitationState) {
        const invitations = next === "pending" ? undefined : next;
        void navigate({
            search: (before) => ({ ...before, invitations, invitation: undefined }),
            replace: true,
            resetScroll: false,
        });
    }

    return (
        <section className={classes.section} aria-labelledby="invitations-title">
            <div className={classes.head}>
                <div className={classes.title}>
                    <h2 id="invitations-title">{words(`invitations.${state}`)}</h2>
                    {count > 0 && <span className={classes.count}>{count}</span>}
                </div>
                {state === "expired" && total ? <ResendExpired account={account} /> : null}
                {total ? (
                    <ExportLink
                        list="invitations"
                        account={account}
                        filter={{ state }}
                        size="compact-sm"
                    />
                ) : null}
                <StateFilter state={state} onChange={choose} />
            </div>
            <Panel>
                {above?.list}
                <InvitationList
                    account={account}
                    state={state}
                    sought={sought}
                    onInvite={onInvite}
                />
            </Panel>
        </section>
    );
}

function ResendExpired({ account }: { account: string }) {
    const words = useWords();
    const queries = useQueryClient();
    const sending = useSubmit({
        send: (_: null, key) => resendExpired(account, key),
        done: ({ resent, left_out }) => {
            const text = words("invitations.again.done", { count: resent });
            const rest =
                left_out > 0 ? words("invitations.again.left_out", { count: left_out }) : "";
            toast(`${text} ${rest}`.trim(), resent > 0 ? "done" : "note");
            void queries.invalidateQueries({ queryKey: invitationsKey(account) });
        },
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return (
        <ActButton
            variant="default"
            size="compact-sm"
            loading={sending.busy}
            onClick={() => sending.submit(null)}
        >
            {words("invitations.again")}
        </ActButton>
    );
}
