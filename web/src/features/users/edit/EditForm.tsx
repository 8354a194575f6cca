import { Button, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.layer.css";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { FormProblem } from "../../../ui/FormProblem";
import type { UserVersion } from "./api";
import classes from "./EditUser.module.css";
import { Elsewhere } from "./Elsewhere";
import { EndsTab } from "./EndsTab";
import { GeneralTab } from "./GeneralTab";
import { LicensesTab } from "./LicensesTab";
import { PermissionsTab } from "./PermissionsTab";
import { DiscardDialog, Restored } from "./Unsaved";
import { firstTabOf, isOnTab, tabs, type Tab } from "./refusals";
import { MakeClient } from "./MakeClient";
import { RemoveUser } from "./RemoveUser";
import { TeamsTab } from "./TeamsTab";
import { useEditing, type Editing } from "./use_editing";
import { UserHead } from "./UserHead";
import frame from "../../../ui/Window.module.css";

/** What is asked on top of the window. */
export type Question = "inactive" | "demote" | "remove" | "discard" | "two_step";

type Asking = { asking: Question | undefined; ask: (question: Question | undefined) => void };

export type TabProps = Asking & { editing: Editing; show: (tab: Tab) => void };

type EditFormProps = Asking & {
    account: string;
    version: UserVersion;
    onDirty: (dirty: boolean) => void;
    onCancel: () => void;
    onClose: () => void;
};

const panels = {
    general: GeneralTab,
    permissions: PermissionsTab,
    licenses: LicensesTab,
    teams: TeamsTab,
    ends: EndsTab,
};

export function EditForm(props: EditFormProps) {
    const { account, version, asking, ask, onDirty, onCancel, onClose } = props;
    const words = useWords();
    const editing = useEditing(account, version, onClose);
    const [tab, show] = useState<Tab>("general");
    const { refused, dirty } = editing;
    const element = useRef<HTMLFormElement>(null);
    useEffect(() => onDirty(dirty), [dirty]);
    useFirstRefusal(editing, element, tab, show);
    // The window opened before it was known what it shows: its first field takes the focus late.
    useEffect(() => element.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(), []);

    function submit(event: FormEvent) {
        event.preventDefault();
        editing.save();
    }

    return (
        <form ref={element} className={classes.form} onSubmit={submit} noValidate>
            <UserHead user={editing.user} />
            <Tabs
                className={classes.tabs}
                value={tab}
                onChange={(next) => show(next as Tab)}
                keepMounted={false}
            >
                <Tabs.List>
                    {tabs.map((name) => (
                        <Tabs.Tab key={name} value={name}>
                            {words(`edit.tab.${name}`)}
                            {isOnTab(refused, name) && <Mark />}
                        </Tabs.Tab>
                    ))}
                </Tabs.List>
                <div className={frame.scroll}>
                    {editing.restored && <Restored editing={editing} />}
                    {tabs.map((name) => {
                        const Panel = panels[name];
                        return (
                            <Tabs.Panel key={name} value={name}>
                                <Panel editing={editing} asking={asking} ask={ask} show={show} />
                            </Tabs.Panel>
                        );
                    })}
                </div>
            </Tabs>
            <Foot {...{ editing, asking, ask, onCancel, onClose }} />
            <DiscardDialog
                editing={editing}
                opened={asking === "discard"}
                onClose={() => ask(undefined)}
            />
        </form>
    );
}

type FootProps = Asking & { editing: Editing; onCancel: () => void; onClose: () => void };

function Foot({ editing, asking, ask, onCancel, onClose }: FootProps) {
    const words = useWords();
    return (
        <footer className={frame.foot}>
            <Elsewhere editing={editing} />
            <FormProblem problem={editing.problem} />
            <div className={classes.actions}>
                <RemoveUser
                    user={editing.user}
                    opened={asking === "remove"}
                    onOpen={() => ask("remove")}
                    onClose={() => ask(undefined)}
                    onRemoved={onClose}
                />
                <MakeClient
                    user={editing.user}
                    opened={asking === "demote"}
                    onOpen={() => ask("demote")}
                    onClose={() => ask(undefined)}
                    onDone={onClose}
                />
                <span className={classes.space} />
                <Button variant="default" onClick={onCancel}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={editing.busy}>
                    {words("edit.save")}
                </ActButton>
            </div>
        </footer>
    );
}

/** On a tab: something there was refused. */
function Mark() {
    const words = useWords();
    return (
        <span className={classes.mark}>
            <span className="visually-hidden">{words("edit.tab.refused")}</span>
        </span>
    );
}

// The tab of the first refusal comes to the front, and the focus to it once it is shown.
function useFirstRefusal(
    { refused }: Editing,
    element: { current: HTMLElement | null },
    tab: Tab,
    show: (tab: Tab) => void,
) {
    const awaited = useRef<Tab>(undefined);
    useEffect(() => {
        awaited.current = firstTabOf(refused);
        if (awaited.current) show(awaited.current);
    }, [refused]);
    useEffect(() => {
        if (awaited.current !== tab) return;
        awaited.current = undefined;
        element.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-refused]")?.focus();
    }, [refused, tab]);
}
