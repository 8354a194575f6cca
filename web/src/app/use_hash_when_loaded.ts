import { useIsFetching, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** Scrolls to the part that the address names, once what stands above it has its height. */
export function useHashWhenLoaded(queryKey: QueryKey) {
    const queries = useQueryClient();
    const hash = useLocation({ select: (location) => location.hash });
    const fetching = useIsFetching({ queryKey });
    const shown = useRef("");
    useEffect(() => {
        // Asked for by the parts just before this: what was counted while drawing is older.
        if (queries.isFetching({ queryKey }) > 0 || !hash || shown.current === hash) return;
        shown.current = hash;
        document.getElementById(hash)?.scrollIntoView();
    }, [hash, fetching]);
}
