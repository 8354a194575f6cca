import { useNavigate, useSearch } from "@tanstack/react-router";
import type { GroupsSearch } from "../../features/client_groups/api";
import { GroupList } from "../../features/client_groups/GroupList";
import classes from "../../features/client_groups/Groups.module.css";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { PageHead } from "../../ui/PageHead";
import { SearchField } from "../../ui/SearchField";
import { toast } from "../../ui/toast";
import { ForbiddenPage } from "./ForbiddenPage";

const GroupDialog = later(
    async () => (await import("../../features/client_groups/GroupDialog")).GroupDialog,
);

/** Client groups: to administrators all of them, to everybody else those of their clients. */
export function ClientGroupsPage() {
    const { may } = useCurrent();
    return may("contacts.use") ? <Allowed /> : <ForbiddenPage needs="contacts.use" />;
}

function Allowed() {
    const words = useWords();
    const { may } = useCurrent();
    const { q = "", add } = useSearch({ from: "/inside/manage/client-groups" });
    const navigate = useNavigate({ from: "/manage/client-groups" });
    const open = () => change({ add: "true" }, false);
    const mayAdd = may("client_groups.create");
    useCommands(
        mayAdd ? [{ word: "client_groups.new", keys: "n", icon: <PlusIcon />, run: open }] : [],
    );

    function change(next: GroupsSearch, replace = true) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }

    const button = mayAdd && (
        <ActButton
            leftSection={<PlusIcon size={16} />}
            onMouseEnter={GroupDialog.preload}
            onClick={open}
        >
            {words("client_groups.new")}
        </ActButton>
    );
    return (
        <>
            <PageHead
                title={words("client_groups.title")}
                lead={words("client_groups.lead")}
                actions={button}
            />
            <div className={classes.tools}>
                <SearchField
                    label={words("client_groups.search")}
                    value={q}
                    onChange={(text) => change({ q: text || undefined })}
                />
            </div>
            <GroupList q={q} add={button} />
            <GroupDialog
                opened={add !== undefined}
                onDone={(group) => {
                    toast(words("client_groups.made", { group: group.name }));
                    void navigate({
                        to: "/manage/client-groups/$group",
                        params: { group: group.id },
                    });
                }}
                onClose={() => change({ add: undefined })}
            />
        </>
    );
}
