import { Button, UnstyledButton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Invitation, InvitationState } from "../../api/types";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
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
    const words = useWords();
    const list = useInfiniteQuery(invitationsQuery(account, state));
    const awaiting = useQuery({ ...awaitingQuery(account), enabled: state === "pending" });
    if (list.isPending) return <LoadingRows rows={2} />;
    if (list.isError) return <ListProblem problem={list.error} onRetry={() => list.refetch()} />;
    const first = [
        ...(state === "pending" ? (awaiting.data ?? []) : []),
        ...(sought?.state === state ? [sought] : []),
    ];
    const invitations = once([...first, ...list.data.pages.flatMap((page) => page.items)]);
    if (invitations.length === 0) return <None state={state} onInvite={onInvite} />;
    return (
        <>
            <InvitationsTable account={account} invitations={invitations} sought={sought?.id} />
            {list.hasNextPage && (
                <div className={classes.foot}>
                    <Button
                        variant="subtle"
                        loading={list.isFetchingNextPage}
                        onClick={() => list.fetchNextPage()}
                    >
                        {words("list.more")}
                    </Button>
                </div>
            )}
        </>
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
