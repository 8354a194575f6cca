import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { InvitationsSection } from "../../features/invitations/InvitationsSection";
import { InviteUserButton } from "../../features/invitations/InviteUserButton";
import { AwaitingSignUps, useAwaitingCount } from "../../features/sign_ups/AwaitingSignUps";
import { SignupBar } from "../../features/signup/SignupBar";
import { SignupOnNotice } from "../../features/signup/SignupOnNotice";
import { filterOf, searchOf, type UserFilter } from "../../features/users/filter";
import { AddUserButton } from "../../features/users/add/AddUserButton";
import { ImportButton } from "../../features/users/ImportButton";
import { UsersSection } from "../../features/users/UsersSection";
import { settingsQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { SupportFoot } from "../../ui/SupportFoot";
import type { UsersSearch } from "../search";
import { BackLink } from "./BackLink";
import { ForbiddenPage } from "./ForbiddenPage";
import classes from "./UserManagementPage.module.css";
import { UserDialogs } from "./UserDialogs";

/** Invitations and users of one account; filters stand in the address. */
export function UserManagementPage() {
    const { may } = useCurrent();
    return may("users.manage") ? <Allowed /> : <ForbiddenPage needs="users.manage" />;
}

function Allowed() {
    const words = useWords();
    const { account } = useCurrent();
    const search = useSearch({ from: "/inside/users" });
    const navigate = useNavigate({ from: "/users" });
    const settings = useQuery(settingsQuery(account.id)).data;
    const awaiting = useAwaitingCount();
    const filter = filterOf(search);

    function change(next: UsersSearch, replace = true) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }

    // Each choice is a step that Back takes back; each letter of a search is none.
    function changeFilter(next: Partial<UserFilter>) {
        change(searchOf({ ...filter, ...next }), next.q !== undefined || next.state !== undefined);
    }
    const openInvite = () => void navigate({ to: "/users/invite" });

    return (
        <>
            {search.source && <BackLink />}
            <PageHead
                title={words("users.title")}
                lead={words("users.lead", { account: account.name })}
                actions={
                    <>
                        <InviteUserButton />
                        <AddUserButton />
                        <ImportButton />
                    </>
                }
            />
            {search.notice === "signup_on" && (
                <SignupOnNotice onClose={() => change({ notice: undefined })} />
            )}
            <div className={classes.signup}>
                <SignupBar />
            </div>
            <InvitationsSection
                account={account.id}
                onInvite={openInvite}
                others={{ list: <AwaitingSignUps />, count: awaiting }}
            />
            <UsersSection
                account={account.id}
                filter={filter}
                onFilter={changeFilter}
                onEdit={(edit) => change({ edit }, false)}
            />
            <SupportFoot account={account.id} notice={settings?.notice} />
            <UserDialogs />
        </>
    );
}
