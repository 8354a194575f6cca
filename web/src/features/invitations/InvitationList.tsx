import { UnstyledButton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Invitation, InvitationState } from "../../api/types";
import { useWords } from "../../lib/words";
import { More } from "../../ui/List";
import { Loaded } from "../../ui/Loaded";
import { awaitingQuery, invitationsQuery } from "./api";
import classes from "./InvitationsSection.module.css";
import { InvitationsTable } from "./InvitationsTable";

type InvitationListProps = {
    account: string;
    state: InvitationState;
    /** That a mail has led to: stands there even if it is far down in the list. */
    sought?: Invitation;
    onInvite: () => void;
};

export function InvitationList({ account, state, sought, onInvite }: InvitationListProps) {
    const list = useInfiniteQuery(invitationsQuery(account, state));
    const awaiting = useQuery({ ...awaitingQuery(account), enabled: state === "pending" });
    const first = [
        ...(state === "pending" ? (awaiting.data ?? []) : []),
        ...(sought?.state === state ? [sought] : []),
    ];
    return (
        <Loaded query={list} rows={2}>
            {({ pages }) => {
                const invitations = once([...first, ...pages.flatMap(({ items }) => items)]);
                if (invitations.length === 0) return <None state={state} onInvite={onInvite} />;
                return (
                    <>
                        <InvitationsTable {...{ account, invitations }} sought={sought?.id} />
                        <More list={list} />
                    </>
                );
            }}
        </Loaded>
    );
}

function once(invitations: Invitation[]): Invitation[] {
    return [...new Map(invitations.map((invitation) => [invitation.id, invitation])).values()];
}

function None({ state, onInvite }: Pick<InvitationListProps, "state" | "onInvite">) {
    const words = useWords();
    return (
        <p className={classes.none}>
            {words(`invitations.none.${state}`)}
            {state === "pending" && (
                <UnstyledButton className="link" onClick={onInvite}>
                    {words("invite.title")}
                </UnstyledButton>
            )}
        </p>
    );
}
