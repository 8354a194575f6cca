// Refetches what a live frame made stale: at once, then at most once a second, so that a burst of
// frames does not become a burst of requests.
import type { QueryClient, QueryKey } from "@tanstack/react-query";

const pauseMs = 1000;
const waiting = new Map<string, { again: boolean }>();

export function refreshSoon(queries: QueryClient, queryKey: QueryKey) {
    const name = JSON.stringify(queryKey);
    const open = waiting.get(name);
    if (open) {
        open.again = true;
        return;
    }
    waiting.set(name, { again: false });
    void queries.invalidateQueries({ queryKey });
    setTimeout(() => {
        const { again } = waiting.get(name) ?? { again: false };
        waiting.delete(name);
        if (again) refreshSoon(queries, queryKey);
    }, pauseMs);
}

/** An answer under way may be older than the frame that was just shown, and would undo it. */
export function askAgainIfAsking(queries: QueryClient, queryKey: QueryKey) {
    if (queries.isFetching({ queryKey }) > 0) refreshSoon(queries, queryKey);
}
