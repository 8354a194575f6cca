import { QueryClient } from "@tanstack/react-query";
import { isProblem } from "../api/problem";

const freshMs = 30_000;
const retries = 2;

/** The cache of server state. A refusal is an answer; only what failed is asked again. */
export const queries = new QueryClient({
    defaultOptions: {
        queries: {
            staleTime: freshMs,
            refetchOnWindowFocus: false,
            retry: (failures, error) =>
                failures < retries && isProblem(error) && mayPass(error.status),
        },
    },
});

function mayPass(status: number): boolean {
    return status === 0 || status === 502 || status === 503 || status === 504;
}
