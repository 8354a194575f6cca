import { ActionIcon, Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { User } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { CloseIcon } from "../../../ui/icons";
import { later } from "../../../ui/later";
import type { UserFilter } from "../filter";
import type { Selection } from "../use_selection";
import type { Act } from "./acts";
import classes from "./BulkBar.module.css";
import { LicenseMenu, RoleMenu, TeamMenu } from "./BulkMenus";
import { BulkProgress } from "./BulkProgress";
import { BulkResult } from "./BulkResult";
import { useBulk, type Result } from "./use_bulk";
import { useEverybody } from "./use_everybody";
import { useTellOf } from "./use_tell_of";

const DeactivateDialog = later(async () => (await import("./DeactivateDialog")).DeactivateDialog);

type BulkBarProps = {
    account: string;
    selection: Selection;
    filter: UserFilter;
    /** How many the filter finds; the list may hold fewer as yet. */
    total: number;
};

/** What can be done to everybody chosen, how far it is, and whom it was refused for. */
export function BulkBar({ account, selection, filter, total }: BulkBarProps) {
    const words = useWords();
    const { progress, run, stop } = useBulk(account);
    const [result, setResult] = useState<Result>();
    const [asking, setAsking] = useState(false);
    const bar = useRef<HTMLDivElement>(null);
    const everybody = useEverybody(account, filter);
    const tellOf = useTellOf(account, (act, users) => void start(act, users));
    const { users } = selection;

    // The button that began it is gone by now, and the keyboard with it.
    const isBusy = progress !== undefined;
    useEffect(() => {
        if (isBusy) bar.current?.focus();
    }, [isBusy]);

    async function start(act: Act, whom: User[]) {
        setAsking(false);
        setResult(undefined);
        const outcome = await run(act, whom);
        if (!outcome) return;
        const { refused } = outcome;
        selection.choose(refused.map(({ user }) => user.id));
        tellOf(outcome);
        if (refused.length > 0) setResult(outcome);
        else document.getElementById("users-title")?.focus();
    }

    if (users.length === 0 && !progress && !result) return null;
    const isMore = selection.all && total > users.length;
    const all = isMore && everybody.chosen;
    const count = all ? total : users.length;
    const act = (wanted: Act) => void (all ? everybody.run(wanted) : start(wanted, users));
    return (
        <div
            ref={bar}
            className={classes.bar}
            role="region"
            aria-label={words("bulk.title")}
            tabIndex={-1}
        >
            {result && <BulkResult result={result} onClose={() => setResult(undefined)} />}
            {progress && <BulkProgress {...progress} onStop={stop} />}
            {!progress && users.length > 0 && (
                <div className={classes.acts}>
                    <span className={classes.count} role="status">
                        {words(all ? "bulk.everybody.selected" : "bulk.selected", { count })}
                    </span>
                    {isMore && !all && (
                        <Button variant="subtle" onClick={everybody.choose}>
                            {words("bulk.everybody", { count: total })}
                        </Button>
                    )}
                    <Button variant="default" onClick={() => act({ kind: "active", active: true })}>
                        {words("bulk.activate")}
                    </Button>
                    <Button
                        variant="default"
                        onPointerEnter={DeactivateDialog.preload}
                        onClick={() => setAsking(true)}
                    >
                        {words("bulk.deactivate")}
                    </Button>
                    <RoleMenu account={account} onAct={act} />
                    <LicenseMenu account={account} onAct={act} />
                    <TeamMenu account={account} onAct={act} />
                    <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="lg"
                        className={classes.clear}
                        aria-label={words("bulk.clear")}
                        onClick={() => (everybody.forget(), selection.choose([]))}
                    >
                        <CloseIcon size={16} />
                    </ActionIcon>
                </div>
            )}
            <DeactivateDialog
                count={count}
                name={users[0]?.display_name ?? ""}
                opened={asking}
                onConfirm={() => (setAsking(false), act({ kind: "active", active: false }))}
                onClose={() => setAsking(false)}
            />
        </div>
    );
}
