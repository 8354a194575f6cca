import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useCurrent } from "../../lib/current";
import { later } from "../../ui/later";
import type { UsersSearch } from "../search";

const EditUserDialog = later(async () => {
    return (await import("../../features/users/edit/EditUserDialog")).EditUserDialog;
});
const AddUserDialog = later(async () => {
    return (await import("../../features/users/add/AddUserDialog")).AddUserDialog;
});

/** The windows over the list of users; which one is open stands in the address. */
export function UserDialogs() {
    const { account } = useCurrent();
    const { edit, add } = useSearch({ from: "/inside/users" });
    const navigate = useNavigate({ from: "/users" });
    // While the window closes it still shows whom it was about.
    const shown = useRef("");
    shown.current = edit ?? shown.current;

    function change(next: UsersSearch) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
    }

    return (
        <>
            <EditUserDialog
                account={account.id}
                user={shown.current}
                opened={edit !== undefined}
                onClose={() => change({ edit: undefined })}
            />
            <AddUserDialog
                account={account.id}
                opened={add === "true"}
                onClose={() => change({ add: undefined })}
                onEdit={(user) => change({ add: undefined, edit: user })}
            />
        </>
    );
}
