import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import type { RolesSearch } from "../../features/roles/api";
import { RolesMatrix } from "../../features/roles/RolesMatrix";
import { WhoCan } from "../../features/roles/WhoCan";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWhomToAsk } from "../../lib/whom_to_ask";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { PageHead } from "../../ui/PageHead";
import { ForbiddenPage } from "./ForbiddenPage";

const RoleDialog = later(async () => (await import("../../features/roles/RoleDialog")).RoleDialog);

/** What each role allows, who has it, and who can do what. */
export function RolesPage() {
    const { may } = useCurrent();
    return may("users.manage") ? <Allowed /> : <ForbiddenPage needs="users.manage" />;
}

function Allowed() {
    const words = useWords();
    const { account } = useCurrent();
    const { who, role } = useSearch({ from: "/inside/manage/roles" });
    const navigate = useNavigate({ from: "/manage/roles" });
    // While the window closes it still shows which role it was about.
    const shown = useRef("new");
    shown.current = role ?? shown.current;

    function change(next: RolesSearch, replace = false) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }

    return (
        <>
            <PageHead
                title={words("roles.title")}
                lead={words("roles.lead", { account: account.name })}
                actions={<NewRole onClick={() => change({ role: "new" })} />}
            />
            <WhoCan
                permission={who ?? ""}
                onAsk={(permission) => change({ who: permission }, true)}
            />
            <RolesMatrix
                onAsk={(permission) => change({ who: permission })}
                onEdit={(id) => change({ role: id })}
            />
            <RoleDialog
                account={account.id}
                role={shown.current}
                opened={role !== undefined}
                onClose={() => change({ role: undefined }, true)}
            />
        </>
    );
}

function NewRole({ onClick }: { onClick: () => void }) {
    const words = useWords();
    const { may } = useCurrent();
    const ask = useWhomToAsk("roles.assign", !may("roles.assign"));
    const off = may("roles.assign") ? undefined : `${words("roles.off")} ${ask}`.trim();
    useCommands(off ? [] : [{ word: "roles.new", keys: "n", icon: <PlusIcon />, run: onClick }]);
    return (
        <Explained reason={off}>
            {(explained) => (
                <Button
                    leftSection={<PlusIcon size={16} />}
                    onMouseEnter={RoleDialog.preload}
                    onClick={onClick}
                    {...explained}
                >
                    {words("roles.new")}
                </Button>
            )}
        </Explained>
    );
}
