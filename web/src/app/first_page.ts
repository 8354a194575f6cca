import { meQuery } from "../lib/me";
import { queries } from "./queries";
import { router } from "./router";

/** Before anything is drawn: what the first page needs comes while its words do. */
export function fetchFirstPage() {
    const matches: { routeId: keyof typeof router.routesById }[] = router.matchRoutes(
        router.latestLocation,
    );
    for (const { routeId } of matches) void router.loadRouteChunk(router.routesById[routeId]);
    if (matches.some(({ routeId }) => routeId === "/inside")) void queries.prefetchQuery(meQuery);
}
