import { Button } from "@mantine/core";
import type { HistoryItem } from "../../api/types";
import { downloadCsv } from "../../lib/csv";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { wholeHistory, type HistorySearch } from "./api";
import { useHeld } from "./held";

/** The whole answer as a file, whatever is shown of it. */
export function ExportHistory({ account, search }: { account: string; search: HistorySearch }) {
    const words = useWords();
    const held = useHeld();
    const { account: shown } = useCurrent();
    const exporting = useSubmit({
        send: () => wholeHistory(account, search),
        done: (items) => downloadCsv(`${shown.slug}-history.csv`, [head(), ...items.map(row)]),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });

    function head(): string[] {
        const columns = ["history.state", "history.roles", "history.licenses"] as const;
        const names = columns.map((word) => words(word));
        const who = [words("history.name"), words("edit.email")];
        if (search.at) return [...who, ...names];
        const times = [words("activity.before"), words("activity.after")];
        return [...who, ...times.flatMap((time) => names.map((name) => `${name} (${time})`))];
    }

    function row({ before, after }: HistoryItem): string[] {
        const then = after ?? before;
        const told = (search.at ? [after] : [before, after]).map(held);
        const values = told.flatMap(({ state, roles, licenses }) => [state, roles, licenses]);
        return [then?.display_name ?? "", then?.email ?? "", ...values];
    }

    return (
        <Button
            variant="default"
            loading={exporting.busy}
            onClick={() => void exporting.submit(null)}
        >
            {words("history.export")}
        </Button>
    );
}
