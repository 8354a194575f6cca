import { useQueryClient } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { UpIcon } from "../../ui/icons";
import { callWaiting, useWaiting } from "./arrivals";
import { startAnew } from "./cache";
import classes from "./NewcomersPill.module.css";

type NewcomersPillProps = { account: string; onNewest: () => void };

/** Tells of people who came while somebody reads further down; shows them when asked to. */
export function NewcomersPill({ account, onNewest }: NewcomersPillProps) {
    const words = useWords();
    const queries = useQueryClient();
    const count = useWaiting();

    function show() {
        callWaiting();
        onNewest();
        startAnew(queries, account);
        document.getElementById("users-title")?.scrollIntoView({ block: "center" });
        document.getElementById("users-title")?.focus({ preventScroll: true });
    }

    return (
        <div className={classes.place} role="status">
            {count > 0 && (
                <button type="button" className={classes.pill} onClick={show}>
                    <UpIcon size={14} />
                    {words("users.new", { count })}
                </button>
            )}
        </div>
    );
}
