import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { DeleteTeam } from "../../features/teams/DeleteTeam";
import { LeaveTeam } from "../../features/teams/LeaveTeam";
import { TeamMembers } from "../../features/teams/TeamMembers";
import { StartWorkspace } from "../../features/workspaces/StartWorkspace";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { teamQuery, type TeamVersion } from "../../lib/teams";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { TeamDot } from "../../ui/TeamDot";
import { toast } from "../../ui/toast";
import { ForbiddenPage } from "./ForbiddenPage";
import { WayUp } from "../../ui/WayUp";
import classes from "./TeamPage.module.css";

const TeamDialog = later(async () => (await import("../../features/teams/TeamDialog")).TeamDialog);
const AddPeople = later(async () => (await import("../../features/teams/AddPeople")).AddPeople);

/** One team: who is in it and who leads it. */
export function TeamPage() {
    const { account, may } = useCurrent();
    const words = useWords();
    const { team } = useParams({ from: "/inside/manage/teams/$team" });
    const found = useQuery({ ...teamQuery(account.id, team), enabled: may("teams.manage") });
    if (!may("teams.manage")) return <ForbiddenPage needs="teams.manage" />;
    if (isProblem(found.error, 404)) {
        return (
            <Notice
                drawing={<LostDrawing />}
                title={words("not_found.title")}
                text={words("teams.gone")}
            >
                <Button renderRoot={(props) => <Link to="/manage/teams" {...props} />}>
                    {words("teams.show_all")}
                </Button>
            </Notice>
        );
    }
    if (found.isError && !found.data)
        return <ListProblem problem={found.error} onRetry={() => void found.refetch()} />;
    return found.data ? <Shown key={team} version={found.data} /> : <LoadingRows />;
}

type Dialog = "edit" | "add" | undefined;

function Shown({ version }: { version: TeamVersion }) {
    const words = useWords();
    const navigate = useNavigate();
    const { account } = useCurrent();
    const [opened, open] = useState<Dialog>();
    const { team } = version;
    const toList = () => void navigate({ to: "/manage/teams" });
    useCommands(
        team.may_change
            ? [{ word: "teams.add", keys: "n", icon: <PlusIcon />, run: () => open("add") }]
            : [],
    );
    return (
        <>
            <WayUp to="/manage/teams">{words("teams.title")}</WayUp>
            <PageHead
                title={team.name}
                lead={<Lead version={version} />}
                actions={
                    <>
                        <StartWorkspace from={`team:${team.id}`} name={team.name} />
                        {team.may_change && <DeleteTeam team={team} onDeleted={toList} />}
                        <LeaveTeam team={team} onLeft={toList} />
                        {team.may_change && <Acts open={open} />}
                    </>
                }
            />
            <TeamMembers team={team} />
            <TeamDialog
                account={account.id}
                version={version}
                opened={opened === "edit"}
                onDone={(changed) => {
                    toast(words("teams.saved", { team: changed.name }));
                    open(undefined);
                }}
                onClose={() => open(undefined)}
            />
            <AddPeople team={team} opened={opened === "add"} onClose={() => open(undefined)} />
        </>
    );
}

function Acts({ open }: { open: (dialog: Dialog) => void }) {
    const words = useWords();
    return (
        <>
            <Button
                variant="default"
                onMouseEnter={TeamDialog.preload}
                onClick={() => open("edit")}
            >
                {words("teams.edit")}
            </Button>
            <Button
                leftSection={<PlusIcon size={16} />}
                onMouseEnter={AddPeople.preload}
                onClick={() => open("add")}
            >
                {words("teams.add")}
            </Button>
        </>
    );
}

function Lead({ version: { team } }: { version: TeamVersion }) {
    const words = useWords();
    const { active, inactive } = team.members;
    return (
        <span className={classes.lead}>
            <TeamDot color={team.color} />
            {words("teams.size", { active, inactive })}
            {" · "}
            {team.leader
                ? words("teams.led_by", { name: team.leader.display_name })
                : words("teams.leader.none")}
        </span>
    );
}
