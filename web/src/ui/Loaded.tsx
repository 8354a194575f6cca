import type { ReactNode } from "react";
import { ListProblem } from "./ListProblem";
import { LoadingRows } from "./LoadingRows";

/** What a query of the cache says, as far as pages show it. */
export type Asked<Data> = {
    data: Data | undefined;
    isPending: boolean;
    error: unknown;
    refetch: () => unknown;
};

type LoadedProps<Data> = {
    query: Asked<Data>;
    /** About so many are expected. */
    rows: number;
    children: (data: Data) => ReactNode;
};

/** What was asked for; before that its outline, or why it did not come. What is there stays there. */
export function Loaded<Data>({ query, rows, children }: LoadedProps<Data>) {
    if (query.data !== undefined) return children(query.data);
    if (query.isPending) return <LoadingRows rows={rows} />;
    return <ListProblem problem={query.error} onRetry={() => query.refetch()} />;
}
