import { useQueryClient } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { NewsPill } from "../../ui/NewsPill";
import { callWaiting, useWaiting } from "./arrivals";
import { startAnew } from "./cache";

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

    return <NewsPill text={count > 0 ? words("users.new", { count }) : undefined} onShow={show} />;
}
