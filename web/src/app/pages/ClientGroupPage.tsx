import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { GroupMembers } from "../../features/client_groups/GroupMembers";
import { StartWorkspace } from "../../features/workspaces/StartWorkspace";
import { clientGroupQuery, type GroupVersion } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { LostDrawing } from "../../ui/drawings";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { toast } from "../../ui/toast";
import { WayUp } from "../../ui/WayUp";
import { ForbiddenPage } from "./ForbiddenPage";

const GroupDialog = later(
    async () => (await import("../../features/client_groups/GroupDialog")).GroupDialog,
);
const DeleteGroup = later(
    async () => (await import("../../features/client_groups/DeleteGroup")).DeleteGroup,
);
const AddClients = later(
    async () => (await import("../../features/client_groups/AddClients")).AddClients,
);

/** One client group: who is in it and who manages it. */
export function ClientGroupPage() {
    const words = useWords();
    const { account, may } = useCurrent();
    const { group } = useParams({ from: "/inside/manage/client-groups/$group" });
    const found = useQuery({
        ...clientGroupQuery(account.id, group),
        enabled: may("contacts.use"),
    });
    if (!may("contacts.use")) return <ForbiddenPage needs="contacts.use" />;
    if (isProblem(found.error, 404)) {
        return (
            <Notice
                drawing={<LostDrawing />}
                title={words("not_found.title")}
                text={words("client_groups.gone")}
            >
                <Button renderRoot={(props) => <Link to="/manage/client-groups" {...props} />}>
                    {words("client_groups.show_all")}
                </Button>
            </Notice>
        );
    }
    return (
        <Loaded query={found} rows={4}>
            {(version) => <Shown key={group} version={version} />}
        </Loaded>
    );
}

type Opened = "edit" | "add" | "delete" | undefined;

function Shown({ version }: { version: GroupVersion }) {
    const words = useWords();
    const navigate = useNavigate();
    const [opened, open] = useState<Opened>();
    const { group } = version;
    const close = () => open(undefined);
    const managers = group.managers.map(({ display_name }) => display_name).join(", ");
    return (
        <>
            <WayUp to="/manage/client-groups">{words("client_groups.title")}</WayUp>
            <PageHead
                title={group.name}
                lead={[
                    group.description,
                    managers
                        ? words("client_groups.managed_by", { names: managers })
                        : words("client_groups.managers.none"),
                ]
                    .filter(Boolean)
                    .join(" · ")}
                actions={
                    <>
                        <StartWorkspace from={`client_group:${group.id}`} name={group.name} />
                        {group.may_change && <Acts open={open} />}
                    </>
                }
            />
            <GroupMembers group={group} />
            <GroupDialog
                version={version}
                opened={opened === "edit"}
                onDone={(changed) => {
                    toast(words("client_groups.saved", { group: changed.name }));
                    close();
                }}
                onClose={close}
            />
            <AddClients group={group} opened={opened === "add"} onClose={close} />
            <DeleteGroup
                group={group}
                opened={opened === "delete"}
                onDeleted={() => void navigate({ to: "/manage/client-groups" })}
                onClose={close}
            />
        </>
    );
}

function Acts({ open }: { open: (dialog: Opened) => void }) {
    const words = useWords();
    return (
        <>
            <ActButton variant="subtle" color="gray" onClick={() => open("delete")}>
                {words("client_groups.delete")}
            </ActButton>
            <ActButton
                variant="default"
                onMouseEnter={GroupDialog.preload}
                onClick={() => open("edit")}
            >
                {words("client_groups.edit")}
            </ActButton>
            <ActButton
                leftSection={<PlusIcon size={16} />}
                onMouseEnter={AddClients.preload}
                onClick={() => open("add")}
            >
                {words("client_groups.add")}
            </ActButton>
        </>
    );
}
