import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { onSessionEnd } from "../api/session_end";

const publicPaths = [
    "/signin",
    "/s/",
    "/forgot",
    "/reset",
    "/confirm/",
    "/setup",
    "/invitations/",
    "/magic/",
    "/signup/",
    "/help/",
];

/** Leads to the sign-in page, and later back, when the server no longer knows the session. */
export function Root() {
    const router = useRouter();
    const queries = useQueryClient();
    useEffect(() => onSessionEnd(leave), [router, queries]);

    function leave() {
        const { pathname, href } = router.state.location;
        if (publicPaths.some((path) => pathname.startsWith(path))) return;
        const next = href === "/" ? undefined : href;
        queries.removeQueries({ queryKey: ["me"] });
        void router.navigate({ to: "/signin", search: { next }, replace: true });
    }

    return <Outlet />;
}
