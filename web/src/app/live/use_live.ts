import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Invitation, Product, User } from "../../api/types";
import { entryRecorded } from "../../features/audit/news";
import { pendingOfProductQuery } from "../../features/invitations/api";
import { invitationUpdated } from "../../features/invitations/cache";
import { accountingKey } from "../../features/accounting/api";
import { homeKey } from "../../features/home/api";
import { ordersKey } from "../../features/orders/api";
import { usersKey } from "../../features/users/api";
import { userAdded, userUpdated } from "../../features/users/cache";
import { jobUpdated } from "../../features/jobs/api";
import { profileKey } from "../../features/profile/api";
import { userKey } from "../../features/users/edit/api";
import { accountQuery, settingsQuery } from "../../lib/account";
import { meQuery } from "../../lib/me";
import { productKey, productUpdated } from "../../lib/products";
import { heldRolesKey, rolesKey } from "../../lib/roles";
import { refreshSoon } from "../../lib/refresh_soon";
import { teamsKey } from "../../lib/teams";
import { toolsQuery } from "../../lib/tools";
import { LiveConnection, type Frame, type LiveState } from "./connection";

/** Keeps the query cache of one account true while its pages are open. */
export function useLive(account: string): LiveState {
    const queries = useQueryClient();
    const [state, setState] = useState<LiveState>("up");
    useEffect(() => {
        const everything = { queryKey: ["accounts", account] };
        const connection = new LiveConnection(account, {
            onFrame: (frame) => applyFrame(queries, account, frame),
            onGap: () => void queries.invalidateQueries(everything),
            onState: setState,
            onTrouble: () => refreshSoon(queries, meQuery.queryKey),
        });
        return () => connection.close();
    }, [queries, account]);
    return state;
}

function applyFrame(queries: QueryClient, account: string, frame: Frame) {
    switch (frame.type) {
        case "user.added":
            userAdded(queries, account, frame.data as User);
            return refreshSoon(queries, homeKey(account));
        case "user.updated":
            refreshSoon(queries, userKey(account, (frame.data as User).id));
            userUpdated(queries, account, frame.data as User);
            refreshSoon(queries, heldRolesKey(account));
            return refreshSoon(queries, homeKey(account));
        case "me.updated":
            refreshSoon(queries, toolsQuery(account).queryKey);
            return refreshSoon(queries, meQuery.queryKey);
        case "invitation.updated":
            invitationUpdated(queries, account, frame.data as Invitation);
            return refreshSoon(queries, homeKey(account));
        case "team.updated":
            // Users name their teams: what another name means for lists is seen when they are opened.
            void queries.invalidateQueries({ queryKey: usersKey(account), refetchType: "none" });
            return refreshSoon(queries, teamsKey(account));
        case "role.updated":
            refreshSoon(queries, rolesKey(account));
            return refreshSoon(queries, meQuery.queryKey);
        case "audit.recorded":
            return entryRecorded(queries, account);
        case "profile.updated":
            return refreshSoon(queries, profileKey(account));
        case "license.updated":
            return licensesUpdated(queries, account, frame.data as Product);
        case "order.updated":
            return refreshSoon(queries, ordersKey(account));
        case "accounting.updated":
            return refreshSoon(queries, accountingKey(account));
        case "job.updated":
            return jobUpdated(queries, account);
        case "account.updated":
            refreshSoon(queries, accountQuery(account).queryKey);
            refreshSoon(queries, settingsQuery(account).queryKey);
            refreshSoon(queries, toolsQuery(account).queryKey);
            return refreshSoon(queries, meQuery.queryKey);
        default:
            return;
    }
}

/** Who manages one product hears of its licenses only, not of the people who hold them. */
function licensesUpdated(queries: QueryClient, account: string, product: Product) {
    productUpdated(queries, account, product);
    refreshSoon(queries, productKey(account, product.slug));
    refreshSoon(queries, pendingOfProductQuery(account, product.slug).queryKey);
}
