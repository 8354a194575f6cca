import { ActionIcon, Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { JobLine } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { CloseIcon } from "../../../ui/icons";
import type { UserFilter } from "../filter";
import type { Selection } from "../use_selection";
import type { Act } from "./acts";
import { BulkActs } from "./BulkActs";
import classes from "./BulkBar.module.css";
import { BulkProgress } from "./BulkProgress";
import { BulkResult } from "./BulkResult";
import { useActOnEverybody } from "./use_everybody";
import { useSelected } from "./use_selected";

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
    const [refused, setRefused] = useState<JobLine[]>([]);
    const bar = useRef<HTMLDivElement>(null);
    const actOnEverybody = useActOnEverybody(account, filter);
    const selected = useSelected(account, (lines) => {
        selection.choose(lines.flatMap(({ user_id }) => user_id ?? []));
        setRefused(lines);
        if (lines.length === 0) document.getElementById("users-title")?.focus();
    });
    const { users } = selection;
    const { progress } = selected;

    // The button that began it is gone by now, and the keyboard with it.
    useEffect(() => {
        if (selected.busy) bar.current?.focus();
    }, [selected.busy]);

    if (users.length === 0 && !progress && refused.length === 0) return null;
    const { everybody } = selection;
    const isMore = selection.all && total > users.length;
    const count = everybody ? total : users.length;

    function act(wanted: Act) {
        setRefused([]);
        const ids = users.map(({ id }) => id);
        void (everybody ? actOnEverybody(wanted) : selected.run(wanted, ids));
    }

    return (
        <div
            ref={bar}
            className={classes.bar}
            role="region"
            aria-label={words("bulk.title")}
            tabIndex={-1}
        >
            {refused.length > 0 && <BulkResult refused={refused} onClose={() => setRefused([])} />}
            {progress && <BulkProgress {...progress} onStop={selected.stop} />}
            {!progress && users.length > 0 && (
                <div className={classes.acts}>
                    <span className={classes.count} role="status">
                        {words(everybody ? "bulk.everybody.selected" : "bulk.selected", { count })}
                    </span>
                    {isMore && !everybody && (
                        <Button variant="subtle" onClick={selection.chooseEverybody}>
                            {words("bulk.everybody", { count: total })}
                        </Button>
                    )}
                    <BulkActs
                        account={account}
                        count={count}
                        name={users[0]?.display_name ?? ""}
                        onAct={act}
                    />
                    <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="lg"
                        className={classes.clear}
                        aria-label={words("bulk.clear")}
                        onClick={() => selection.choose([])}
                    >
                        <CloseIcon size={16} />
                    </ActionIcon>
                </div>
            )}
        </div>
    );
}
