import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { isProblem } from "../api/problem";
import type { AuditSearch } from "../features/audit/filter";
import type { GroupsSearch } from "../features/client_groups/api";
import type { ClientsSearch } from "../features/clients/api";
import type { ConnectionsSearch } from "../features/connections/api";
import type { ContactsSearch } from "../features/contacts/api";
import type { HistorySearch } from "../features/history/api";
import type { RolesSearch } from "../features/roles/api";
import type { TeamsSearch } from "../features/teams/api";
import { meQuery } from "../lib/me";
import { publicRoutes, root } from "./public_routes";
import { queries } from "./queries";
import {
    parseSearch,
    stringifySearch,
    texts,
    type ProductSearch,
    type UsersSearch,
    type WaysInSearch,
} from "./search";

/** Everything below needs somebody signed in. */
const inside = createRoute({
    getParentRoute: () => root,
    id: "inside",
    beforeLoad: async ({ location, matches }) => {
        // The page comes while the server says who is there.
        for (const { routeId } of matches) void router.loadRouteChunk(router.routesById[routeId]);
        try {
            await queries.ensureQueryData(meQuery);
        } catch (error) {
            if (!isProblem(error, 401)) throw error;
            const next = location.href === "/" ? undefined : location.href;
            throw redirect({ to: "/signin", search: { next }, replace: true });
        }
    },
    component: lazyRouteComponent(() => import("./shell/Shell"), "Shell"),
});

const home = createRoute({
    getParentRoute: () => inside,
    path: "/",
    component: lazyRouteComponent(() => import("./pages/HomeRoute"), "HomeRoute"),
});

const users = createRoute({
    getParentRoute: () => inside,
    path: "/users",
    validateSearch: (search): UsersSearch =>
        texts(search, [
            ...["q", "sort", "state", "role", "product", "team", "second_factor"],
            ...["edit", "add", "notice", "invitations", "invitation", "source"],
        ]),
    component: lazyRouteComponent(() => import("./pages/UserManagementPage"), "UserManagementPage"),
});

const invite = createRoute({
    getParentRoute: () => inside,
    path: "/users/invite",
    component: lazyRouteComponent(() => import("./pages/InviteUserPage"), "InviteUserPage"),
});

const roles = createRoute({
    getParentRoute: () => inside,
    path: "/manage/roles",
    validateSearch: (search): RolesSearch => texts(search, ["who", "role"]),
    component: lazyRouteComponent(() => import("./pages/RolesPage"), "RolesPage"),
});

const teams = createRoute({
    getParentRoute: () => inside,
    path: "/manage/teams",
    validateSearch: (search): TeamsSearch => texts(search, ["q", "mine", "add"]),
    component: lazyRouteComponent(() => import("./pages/TeamsPage"), "TeamsPage"),
});

const team = createRoute({
    getParentRoute: () => inside,
    path: "/manage/teams/$team",
    component: lazyRouteComponent(() => import("./pages/TeamPage"), "TeamPage"),
});

const contacts = createRoute({
    getParentRoute: () => inside,
    path: "/manage/contacts",
    validateSearch: (search): ContactsSearch => texts(search, ["q", "filter", "add"]),
    component: lazyRouteComponent(() => import("./pages/ContactsPage"), "ContactsPage"),
});

const contact = createRoute({
    getParentRoute: () => contacts,
    path: "$ref",
    component: lazyRouteComponent(() => import("./pages/ContactRoute"), "ContactRoute"),
});

const contactRedirect = createRoute({
    getParentRoute: () => inside,
    path: "/manage/contact",
    beforeLoad: () => {
        throw redirect({ to: "/manage/contacts", replace: true });
    },
});

const clients = createRoute({
    getParentRoute: () => inside,
    path: "/manage/clients",
    validateSearch: (search): ClientsSearch => texts(search, ["q", "state", "add"]),
    component: lazyRouteComponent(() => import("./pages/ClientsPage"), "ClientsPage"),
});

const clientGroups = createRoute({
    getParentRoute: () => inside,
    path: "/manage/client-groups",
    validateSearch: (search): GroupsSearch => texts(search, ["q", "add"]),
    component: lazyRouteComponent(() => import("./pages/ClientGroupsPage"), "ClientGroupsPage"),
});

const clientGroup = createRoute({
    getParentRoute: () => inside,
    path: "/manage/client-groups/$group",
    component: lazyRouteComponent(() => import("./pages/ClientGroupPage"), "ClientGroupPage"),
});

const workspaces = createRoute({
    getParentRoute: () => inside,
    path: "/workspaces",
    validateSearch: (search): { q?: string; add?: string } => texts(search, ["q", "add"]),
    component: lazyRouteComponent(() => import("./pages/WorkspacesPage"), "WorkspacesPage"),
});

const workspace = createRoute({
    getParentRoute: () => inside,
    path: "/workspaces/$workspace",
    component: lazyRouteComponent(() => import("./pages/WorkspacePage"), "WorkspacePage"),
});

const connections = createRoute({
    getParentRoute: () => inside,
    path: "/connections",
    validateSearch: (search): ConnectionsSearch => texts(search, ["tab", "q", "find", "add"]),
    component: lazyRouteComponent(() => import("./pages/ConnectionsPage"), "ConnectionsPage"),
});

const reviews = createRoute({
    getParentRoute: () => inside,
    path: "/manage/reviews",
    validateSearch: (search): { add?: string } => texts(search, ["add"]),
    component: lazyRouteComponent(() => import("./pages/ReviewsPage"), "ReviewsPage"),
});

const review = createRoute({
    getParentRoute: () => inside,
    path: "/manage/reviews/$review",
    component: lazyRouteComponent(() => import("./pages/ReviewPage"), "ReviewPage"),
});

const waysIn = createRoute({
    getParentRoute: () => inside,
    path: "/manage/ways-in",
    validateSearch: (search): WaysInSearch => texts(search, ["problem", "provider"]),
    component: lazyRouteComponent(() => import("./pages/WaysInRoute"), "WaysInRoute"),
});

const importUsers = createRoute({
    getParentRoute: () => inside,
    path: "/users/import",
    validateSearch: (search): { job?: string } => texts(search, ["job"]),
    component: lazyRouteComponent(() => import("./pages/ImportUsersPage"), "ImportUsersPage"),
});

const activity = createRoute({
    getParentRoute: () => inside,
    path: "/activity",
    validateSearch: (search): AuditSearch =>
        texts(search, ["q", "operation", "period", "from", "to", "actor", "target", "via"]),
    component: lazyRouteComponent(() => import("./pages/ActivityRoute"), "ActivityRoute"),
});

const orders = createRoute({
    getParentRoute: () => inside,
    path: "/manage/orders",
    validateSearch: (search): { order?: string } => texts(search, ["order"]),
    component: lazyRouteComponent(() => import("./pages/OrdersRoute"), "OrdersRoute"),
});

const accounting = createRoute({
    getParentRoute: () => inside,
    path: "/manage/accounting",
    component: lazyRouteComponent(() => import("./pages/AccountingRoute"), "AccountingRoute"),
});

const accountDocument = createRoute({
    getParentRoute: () => inside,
    path: "/manage/accounting/documents/$document",
    component: lazyRouteComponent(() => import("./pages/AccountingRoute"), "DocumentRoute"),
});

const instance = createRoute({
    getParentRoute: () => inside,
    path: "/instance",
    component: lazyRouteComponent(() => import("./pages/InstanceRoute"), "InstanceRoute"),
});

const instancePart = createRoute({
    getParentRoute: () => inside,
    path: "/instance/$part",
    component: lazyRouteComponent(() => import("./pages/InstanceRoute"), "InstanceRoute"),
});

const history = createRoute({
    getParentRoute: () => inside,
    path: "/activity/history",
    validateSearch: (search): HistorySearch => texts(search, ["at", "from", "to"]),
    component: lazyRouteComponent(() => import("./pages/HistoryRoute"), "HistoryRoute"),
});

const profile = createRoute({
    getParentRoute: () => inside,
    path: "/profile",
    component: lazyRouteComponent(() => import("./pages/ProfilePage"), "ProfilePage"),
});

const manage = createRoute({
    getParentRoute: () => inside,
    path: "/manage",
    component: lazyRouteComponent(() => import("./pages/ManagePage"), "ManagePage"),
});

const admin = createRoute({
    getParentRoute: () => inside,
    path: "/manage/admin",
    component: lazyRouteComponent(() => import("./pages/AdminRoute"), "AdminRoute"),
});

const product = createRoute({
    getParentRoute: () => inside,
    path: "/manage/products/$product",
    validateSearch: (search): ProductSearch => texts(search, ["tab", "add"]),
    component: lazyRouteComponent(() => import("./pages/ProductPage"), "ProductPage"),
});

const help = createRoute({
    getParentRoute: () => inside,
    path: "/help",
    component: lazyRouteComponent(() => import("../features/help/HelpPage"), "HelpPage"),
});

const guide = createRoute({
    getParentRoute: () => inside,
    path: "/help/$guide",
    component: lazyRouteComponent(() => import("./pages/GuideRoute"), "GuideRoute"),
});

export const router = createRouter({
    routeTree: root.addChildren([
        ...publicRoutes,
        inside.addChildren([
            ...[home, users, invite, importUsers, roles, teams, team, connections],
            ...[activity, history, orders, accounting, accountDocument, instance, instancePart],
            ...[contacts.addChildren([contact]), contactRedirect],
            ...[clients, clientGroups, clientGroup, workspaces, workspace],
            ...[reviews, review],
            ...[manage, admin, waysIn, product, guide, profile, help],
        ]),
    ]),
    defaultPreload: "intent",
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
});

declare module "@tanstack/react-router" {
    interface Register {
        router: typeof router;
    }
}
