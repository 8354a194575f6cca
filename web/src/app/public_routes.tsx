// The root of all pages, and those that need nobody signed in.
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { ErrorPage } from "./pages/ErrorPage";
import { NotFoundPage } from "./pages/NotFoundPage";
import { Root } from "./Root";
import { texts, type AccountSignInSearch, type SsoSearch } from "./search";

export const root = createRootRoute({
    component: Root,
    errorComponent: ErrorPage,
    notFoundComponent: NotFoundPage,
});

const setup = createRoute({
    getParentRoute: () => root,
    path: "/setup",
    validateSearch: (search): { token?: string } => texts(search, ["token"]),
    component: lazyRouteComponent(() => import("./pages/SetupRoute"), "SetupRoute"),
});

const signIn = createRoute({
    getParentRoute: () => root,
    path: "/signin",
    validateSearch: (search): { next?: string } => texts(search, ["next"]),
    component: lazyRouteComponent(() => import("./pages/SignInRoute"), "SignInRoute"),
});

const accountSignIn = createRoute({
    getParentRoute: () => root,
    path: "/s/$slug",
    validateSearch: (search): AccountSignInSearch => texts(search, ["next", "problem", "provider"]),
    component: lazyRouteComponent(() => import("./pages/AccountSignInRoute"), "AccountSignInRoute"),
});

const sso = createRoute({
    getParentRoute: () => root,
    path: "/sso/$provider/callback",
    validateSearch: (search): SsoSearch => texts(search, ["code", "state", "iss", "error"]),
    component: lazyRouteComponent(() => import("./pages/SsoRoute"), "SsoRoute"),
});

const forgot = createRoute({
    getParentRoute: () => root,
    path: "/forgot",
    component: lazyRouteComponent(() => import("./pages/ForgotRoute"), "ForgotRoute"),
});

const reset = createRoute({
    getParentRoute: () => root,
    path: "/reset",
    validateSearch: (search): { token?: string } => texts(search, ["token"]),
    component: lazyRouteComponent(() => import("./pages/ResetRoute"), "ResetRoute"),
});

const confirm = createRoute({
    getParentRoute: () => root,
    path: "/confirm/$token",
    component: lazyRouteComponent(() => import("./pages/ConfirmRoute"), "ConfirmRoute"),
});

const address = createRoute({
    getParentRoute: () => root,
    path: "/address/$token",
    component: lazyRouteComponent(() => import("./pages/AddressRoute"), "AddressRoute"),
});

const invitation = createRoute({
    getParentRoute: () => root,
    path: "/invitations/$token",
    component: lazyRouteComponent(() => import("./pages/InvitationRoute"), "InvitationRoute"),
});

const magic = createRoute({
    getParentRoute: () => root,
    path: "/magic/$token",
    component: lazyRouteComponent(() => import("./pages/MagicRoute"), "MagicRoute"),
});

const renew = createRoute({
    getParentRoute: () => root,
    path: "/renew/$token",
    component: lazyRouteComponent(() => import("./pages/RenewRoute"), "RenewRoute"),
});

const reviewLink = createRoute({
    getParentRoute: () => root,
    path: "/review/$token",
    component: lazyRouteComponent(() => import("./pages/ReviewLinkRoute"), "ReviewLinkRoute"),
});

const mail = createRoute({
    getParentRoute: () => root,
    path: "/mail/$token",
    component: lazyRouteComponent(() => import("./pages/MailRoute"), "MailRoute"),
});

const unsubscribe = createRoute({
    getParentRoute: () => root,
    path: "/unsubscribe/$token",
    component: lazyRouteComponent(() => import("./pages/UnsubscribeRoute"), "UnsubscribeRoute"),
});

const signUp = createRoute({
    getParentRoute: () => root,
    path: "/signup/$token",
    component: lazyRouteComponent(() => import("./pages/SignUpRoute"), "SignUpRoute"),
});

const signUpHelp = createRoute({
    getParentRoute: () => root,
    path: "/help/sign-up",
    component: lazyRouteComponent(() => import("./pages/SignUpHelpPage"), "SignUpHelpPage"),
});

export const publicRoutes = [
    ...[setup, signIn, accountSignIn, sso, forgot, reset],
    ...[
        confirm,
        address,
        invitation,
        magic,
        renew,
        reviewLink,
        mail,
        unsubscribe,
        signUp,
        signUpHelp,
    ],
];
