import { Button, UnstyledButton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { InvitationState } from "../../api/types";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { invitationsQuery } from "./api";
import classes from "./InvitationList.module.css";
import { InvitationRow } from "./InvitationRow";

type InvitationListProps = { account: string; state: InvitationState; onInvite: () => void };

export function InvitationList({ account, state, onInvite }: InvitationListProps) {
    const words = useWords();
    const list = useInfiniteQuery(invitationsQuery(account, state));
    if (list.isPending) return <LoadingRows rows={2} />;
    if (list.isError) return <ListProblem problem={list.error} onRetry={() => list.refetch()} />;
    const invitations = list.data.pages.flatMap((page) => page.items);
    if (invitations.length === 0) return <None state={state} onInvite={onInvite} />;
    return (
        <>
            <ul>
                {invitations.map((invitation) => (
                    <InvitationRow key={invitation.id} account={account} invitation={invitation} />
                ))}
            </ul>
            {list.hasNextPage && (
                <div className={classes.more}>
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

function None({ state, onInvite }: Omit<InvitationListProps, "account">) {
    const words = useWords();
    return (
        <p className={classes.none}>
            {words(`invitations.none.${state}`)}
            {state === "pending" && (
                <UnstyledButton className="link" onClick={onInvite}>
                    {words("invite.open")}
                </UnstyledButton>
            )}
        </p>
    );
}
