// Refetches what a live frame made stale: at once, then at most once a second, so that a burst of
// frames does not become a burst of requests.
import type { QueryClient, QueryFilters, QueryKey } from "@tanstack/react-query";

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
    makeStale(queries, { queryKey });
    setTimeout(() => {
        const { again } = waiting.get(name) ?? { again: false };
        waiting.delete(name);
        if (again) refreshSoon(queries, queryKey);
    }, pauseMs);
}

/**
 * What is asked for the first time is not asked anew by an invalidation, and its answer may be older than the news:
 * it is asked again behind that answer.
 */
export function makeStale(queries: QueryClient, filters: QueryFilters) {
    const first = queries
        .getQueryCache()
        .findAll({ ...filters, fetchStatus: "fetching" })
        .filter(({ state }) => state.data === undefined);
    void queries.invalidateQueries(filters);
    for (const { queryKey, promise } of first) {
        const again = () => void queries.invalidateQueries({ queryKey, exact: true });
        promise?.then(again, () => undefined);
    }
}

/** An answer under way may be older than the frame that was just shown, and would undo it. */
export function askAgainIfAsking(queries: QueryClient, queryKey: QueryKey) {
    if (queries.isFetching({ queryKey }) > 0) refreshSoon(queries, queryKey);
}
