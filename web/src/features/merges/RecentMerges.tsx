import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntl } from "react-intl";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { mergesQuery, type Merge } from "./api";
import classes from "./Merges.module.css";
import { useUndo } from "./use_merged";

/** Those of the last day, each of which can be made two again. */
export function RecentMerges() {
    const words = useWords();
    const { account } = useCurrent();
    const { data: merges } = useQuery(mergesQuery(account.id));
    if (!merges?.length) return null;
    return (
        <section aria-labelledby="recent-merges">
            <h3 id="recent-merges" className={classes.names}>
                {words("merges.recent")}
            </h3>
            <ul className={classes.pairs}>
                {merges.map((merge) => (
                    <MergeLine key={merge.id} merge={merge} />
                ))}
            </ul>
        </section>
    );
}

function MergeLine({ merge }: { merge: Merge }) {
    const words = useWords();
    const { formatDate } = useIntl();
    const undo = useUndo();
    const [busy, setBusy] = useState(false);
    const time = formatDate(merge.undo_until, { dateStyle: "medium", timeStyle: "short" });

    async function act() {
        setBusy(true);
        await undo(merge).finally(() => setBusy(false));
    }

    return (
        <li className={classes.pair}>
            <div>
                <p className={classes.names}>{merge.name}</p>
                <p className={form.quiet}>{words("merges.recent.until", { time })}</p>
            </div>
            <Button
                variant="default"
                loading={busy}
                onClick={() => void act()}
                aria-label={words("merges.undo.of", { name: merge.name })}
            >
                {words("action.undo")}
            </Button>
        </li>
    );
}
