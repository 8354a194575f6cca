import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { InvitationsSection } from "../../features/invitations/InvitationsSection";
import type { UserFilter } from "../../features/users/api";
import { UsersSection } from "../../features/users/UsersSection";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PlusIcon } from "../../ui/icons";
import { PageHead } from "../../ui/PageHead";
import type { UsersSearch } from "../router";
import { ForbiddenPage } from "./ForbiddenPage";

/** Invitations and users of one account; filters stand in the address. */
export function UserManagementPage() {
    const words = useWords();
    const { account, may } = useCurrent();
    const search = useSearch({ from: "/inside/users" });
    const navigate = useNavigate({ from: "/users" });
    if (!may("users.manage")) return <ForbiddenPage />;

    function change(next: UsersSearch) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
    }
    const openInvite = () => void navigate({ to: "/users/invite" });

    return (
        <>
            <PageHead
                title={words("users.title")}
                lead={words("users.lead", { account: account.name })}
                actions={
                    <Button leftSection={<PlusIcon size={16} />} onClick={openInvite}>
                        {words("invite.title")}
                    </Button>
                }
            />
            <InvitationsSection account={account.id} onInvite={openInvite} />
            <UsersSection
                account={account.id}
                filter={filterOf(search)}
                onFilter={(next) => change(searchOf({ ...filterOf(search), ...next }))}
            />
        </>
    );
}

const orders = ["name", "-name", "created_at", "-created_at"];

function filterOf({ q, sort, state }: UsersSearch): UserFilter {
    return {
        q: q ?? "",
        sort: sort && orders.includes(sort) ? sort : "name",
        state: state === "all" ? "all" : "active",
    };
}

function searchOf({ q, sort, state }: UserFilter): UsersSearch {
    return {
        q: q || undefined,
        sort: sort === "name" ? undefined : sort,
        state: state === "active" ? undefined : state,
    };
}
