import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Invitation, Product, User } from "../../api/types";
import { entryRecorded } from "../../features/audit/news";
import { pendingOfProductQuery } from "../../features/invitations/api";
import { invitationUpdated } from "../../features/invitations/cache";
import { accountingKey } from "../../features/accounting/api";
import { colleaguesKey, connectionsKey } from "../../features/connections/api";
import { contactsKey } from "../../features/contacts/api";
import { cardsKey } from "../../features/contact_cards/api";
import { portalKey } from "../../features/portal/api";
import { homeKey } from "../../features/home/api";
import { notificationsKey } from "../../features/notifications/api";
import { ordersKey } from "../../features/orders/api";
import { usersKey } from "../../features/users/api";
import { userAdded, userUpdated } from "../../features/users/cache";
import { jobUpdated } from "../../features/jobs/api";
import { userKey } from "../../features/users/edit/api";
import { accountQuery, settingsQuery } from "../../lib/account";
import { clientGroupsKey, clientsKey } from "../../lib/clients";
import { watchIdle } from "../../lib/idle";
import { joiningKey } from "../../lib/joining";
import { meQuery } from "../../lib/me";
import { presenceChanged, stopWatching, watchAnew, watchThrough } from "../../lib/presence";
import { productKey, productUpdated } from "../../lib/products";
import { profileKey } from "../../lib/profile";
import { heldRolesKey, rolesKey } from "../../lib/roles";
import { reviewsKey } from "../../lib/reviews";
import { makeStale, refreshSoon } from "../../lib/refresh_soon";
import { teamsKey } from "../../lib/teams";
import { toolsQuery } from "../../lib/tools";
import { workspacesKey } from "../../lib/workspaces";
import { LiveConnection, type LiveState } from "./connection";

/** Keeps the query cache of one account true while its pages are open. */
export function useLive(account: string): LiveState {
    const queries = useQueryClient();
    const [state, setState] = useState<LiveState>("up");
    useEffect(() => {
        const everything = { queryKey: ["accounts", account] };
        let idle = false;
        const say = (type: string, data: unknown) => connection.say(type, data);
        const sayIdle = () => say("idle", { idle });
        const connection = new LiveConnection(account, {
            onFrame: (frame) => appliers[frame.type]?.(queries, account, frame.data),
            onGap: () => makeStale(queries, everything),
            onState: (now) => {
                setState(now);
                if (now === "down") return;
                watchThrough(say);
                if (idle) sayIdle();
            },
            onTrouble: () => refreshSoon(queries, meQuery.queryKey),
        });
        const stopIdle = watchIdle((now) => {
            idle = now;
            sayIdle();
        });
        return () => {
            stopIdle();
            stopWatching();
            connection.close();
        };
    }, [queries, account]);
    return state;
}

const spreadMs = 2000;

type Apply = (queries: QueryClient, account: string, data: unknown) => void;

/** What each type of frame changes in the cache. One that is not known here is of a newer server. */
const appliers: Partial<Record<string, Apply>> = {
    "user.added": (queries, account, data) => {
        userAdded(queries, account, data as User);
        refreshSoon(queries, colleaguesKey(account));
        refreshSoon(queries, contactsKey(account));
        refreshSoon(queries, homeKey(account));
    },
    "user.updated": (queries, account, data) => {
        refreshSoon(queries, userKey(account, (data as User).id));
        userUpdated(queries, account, data as User);
        refreshSoon(queries, colleaguesKey(account));
        refreshSoon(queries, contactsKey(account));
        refreshSoon(queries, heldRolesKey(account));
        refreshSoon(queries, homeKey(account));
    },
    "me.updated": (queries, account) => {
        refreshSoon(queries, toolsQuery(account).queryKey);
        refreshSoon(queries, meQuery.queryKey);
    },
    "invitation.updated": (queries, account, data) => {
        invitationUpdated(queries, account, data as Invitation);
        refreshSoon(queries, homeKey(account));
    },
    "team.updated": (queries, account) => {
        // Users name their teams: what another name means for lists is seen when they are opened.
        void queries.invalidateQueries({ queryKey: usersKey(account), refetchType: "none" });
        refreshSoon(queries, teamsKey(account));
        refreshSoon(queries, contactsKey(account));
    },
    "role.updated": (queries, account) => {
        refreshSoon(queries, rolesKey(account));
        refreshSoon(queries, meQuery.queryKey);
    },
    "account.updated": (queries, account) => {
        refreshSoon(queries, accountQuery(account).queryKey);
        refreshSoon(queries, settingsQuery(account).queryKey);
        refreshSoon(queries, joiningKey(account));
        refreshSoon(queries, toolsQuery(account).queryKey);
        refreshSoon(queries, meQuery.queryKey);
    },
    // Who manages one product hears of its licenses only, not of the people who hold them.
    "license.updated": (queries, account, data) => {
        const product = data as Product;
        productUpdated(queries, account, product);
        refreshSoon(queries, productKey(account, product.slug));
        refreshSoon(queries, pendingOfProductQuery(account, product.slug).queryKey);
    },
    "identity_provider.updated": (queries, account) => refreshSoon(queries, joiningKey(account)),
    "domain.updated": (queries, account) => refreshSoon(queries, joiningKey(account)),
    "review.updated": (queries, account) => refreshSoon(queries, reviewsKey(account)),
    "sign_up.updated": (queries, account) => refreshSoon(queries, joiningKey(account)),
    "audit.recorded": entryRecorded,
    // What concerns everybody is not asked for by everybody at once.
    notification: (queries, account) =>
        void setTimeout(
            () => refreshSoon(queries, notificationsKey(account)),
            Math.random() * spreadMs,
        ),
    "profile.updated": (queries, account) => refreshSoon(queries, profileKey(account)),
    "connection.updated": (queries, account) => {
        refreshSoon(queries, connectionsKey(account));
        refreshSoon(queries, contactsKey(account));
        watchAnew();
    },
    "contact_card.updated": (queries, account) => {
        refreshSoon(queries, cardsKey(account));
        refreshSoon(queries, contactsKey(account));
    },
    "client.updated": (queries, account) => {
        refreshSoon(queries, clientsKey(account));
        refreshSoon(queries, clientGroupsKey(account));
        refreshSoon(queries, portalKey(account));
        refreshSoon(queries, contactsKey(account));
        watchAnew();
    },
    "client_group.updated": (queries, account) => {
        refreshSoon(queries, clientGroupsKey(account));
        refreshSoon(queries, contactsKey(account));
    },
    "workspace.updated": (queries, account) => {
        refreshSoon(queries, workspacesKey(account));
        refreshSoon(queries, contactsKey(account));
        refreshSoon(queries, portalKey(account));
    },
    "order.updated": (queries, account) => refreshSoon(queries, ordersKey(account)),
    "accounting.updated": (queries, account) => refreshSoon(queries, accountingKey(account)),
    "job.updated": jobUpdated,
    "presence.changed": (_queries, _account, data) => presenceChanged(data),
};
