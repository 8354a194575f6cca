import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { UsersSearch } from "../router";

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
    useCommands([
        { word: "add.title", icon: <PlusIcon />, run: () => go({ add: "true" }, "as a page") },
    ]);

    function go(next: UsersSearch, how: "as a page" | "in place") {
        void navigate({
            search: (before) => ({ ...before, ...next }),
            replace: how === "in place",
        });
    }

    return (
        <>
            <EditUserDialog
                account={account.id}
                user={shown.current}
                opened={edit !== undefined}
                onClose={() => go({ edit: undefined }, "in place")}
            />
            <AddUserDialog
                account={account.id}
                opened={add === "true"}
                onClose={() => go({ add: undefined }, "in place")}
                onEdit={(user) => go({ add: undefined, edit: user }, "in place")}
            />
        </>
    );
}
