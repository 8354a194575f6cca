import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { StateChip } from "../../ui/StateChip";
import classes from "./ActivityPage.module.css";
import { chainQuery, verifyOn } from "./api";

/** Whether an entry was changed or removed since it was written, as far as it was looked at. */
export function Chain({ account }: { account: string }) {
    const words = useWords();
    const queries = useQueryClient();
    const query = chainQuery(account);
    const { data, error } = useQuery(query);
    const going = useSubmit({
        send: () => verifyOn(account, data),
        done: (chain) => queries.setQueryData(query.queryKey, chain),
    });
    if (error) return <p className={classes.chain}>{problemText(words, error)}</p>;
    if (!data) return <p className={classes.chain}>{words("activity.chain.checking")}</p>;
    const isWhole = data.findings.length === 0;
    return (
        <div className={classes.chain} role={isWhole ? undefined : "alert"}>
            <StateChip tone={isWhole ? "good" : "bad"}>
                {words(isWhole ? "activity.chain.whole" : "activity.chain.broken")}
            </StateChip>
            <span>
                {words("activity.chain.checked", { checked: data.checked, last: data.last })}{" "}
                {data.findings.slice(0, 3).join("; ")}
            </span>
            {!data.isEnd && (
                <Button
                    variant="default"
                    size="compact-sm"
                    loading={going.busy}
                    onClick={() => void going.submit(null)}
                >
                    {words("activity.chain.go_on")}
                </Button>
            )}
        </div>
    );
}
