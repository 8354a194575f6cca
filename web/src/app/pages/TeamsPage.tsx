import { SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TeamsSearch } from "../../features/teams/api";
import { TeamList } from "../../features/teams/TeamList";
import classes from "../../features/teams/Teams.module.css";
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

const TeamDialog = later(async () => (await import("../../features/teams/TeamDialog")).TeamDialog);

/** Teams: to who manages users all of them, to everybody else those he made or is in. */
export function TeamsPage() {
    const { may } = useCurrent();
    return may("teams.manage") ? <Allowed /> : <ForbiddenPage needs="teams.manage" />;
}

function Allowed() {
    const words = useWords();
    const { account, may } = useCurrent();
    const { q = "", mine, add } = useSearch({ from: "/inside/manage/teams" });
    const navigate = useNavigate({ from: "/manage/teams" });
    const open = () => change({ add: "true" }, false);
    useCommands([{ word: "teams.new", keys: "n", icon: <PlusIcon />, run: open }]);

    function change(next: TeamsSearch, replace = true) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }

    return (
        <>
            <PageHead
                title={words("teams.title")}
                lead={words("teams.lead", { account: account.name })}
                actions={
                    <ActButton
                        leftSection={<PlusIcon size={16} />}
                        onMouseEnter={TeamDialog.preload}
                        onClick={open}
                    >
                        {words("teams.new")}
                    </ActButton>
                }
            />
            <div className={classes.tools}>
                <div className={classes.search}>
                    <SearchField
                        label={words("teams.search")}
                        value={q}
                        onChange={(text) => change({ q: text || undefined })}
                    />
                </div>
                <span className={classes.push} />
                {may("users.manage") && (
                    <SegmentedControl
                        aria-label={words("teams.which")}
                        value={mine ?? "false"}
                        data={[
                            { value: "false", label: words("teams.all") },
                            { value: "true", label: words("teams.mine") },
                        ]}
                        onChange={(value) => change({ mine: value === "true" ? value : undefined })}
                    />
                )}
            </div>
            <TeamList q={q} mine={mine === "true"} onNew={open} />
            <TeamDialog
                account={account.id}
                opened={add !== undefined}
                onDone={(team) => {
                    toast(words("teams.made", { team: team.name }));
                    void navigate({ to: "/manage/teams/$team", params: { team: team.id } });
                }}
                onClose={() => change({ add: undefined })}
            />
        </>
    );
}
