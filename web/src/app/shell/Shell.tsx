import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Me } from "../../api/types";
import { activeMemberships, chosenMembership, rememberAccount } from "../../lib/chosen_account";
import { CurrentProvider, type Current } from "../../lib/current";
import { tellTimesIn } from "../../lib/language";
import { meQuery } from "../../lib/me";
import { coversAll } from "../../lib/permissions";
import { ReadOnlyProvider } from "../../lib/viewing";
import { useWords } from "../../lib/words";
import { LiveStrip } from "../live/LiveStrip";
import { useLive } from "../live/use_live";
import { NoAccount } from "./NoAccount";
import { CommandKeys } from "./palette/CommandKeys";
import classes from "./Shell.module.css";
import { SideMenu } from "./SideMenu";
import { TopBar } from "./TopBar";
import { TwoStepFirst } from "./TwoStepFirst";
import { ViewingBar } from "./ViewingBar";

/** The frame of every page behind the sign-in. */
export function Shell() {
    const me = useQuery(meQuery).data?.me;
    const current = useCurrentOf(me);
    const [isSettingUp, setSettingUp] = useState(false);
    useEffect(() => tellTimesIn(me?.person.timezone ?? ""), [me?.person.timezone]);
    if (!me) return null;
    if (!current) return <NoAccount me={me} />;
    if (current.membership.lacks_second_factor || isSettingUp)
        return <TwoStepFirst current={current} opened={isSettingUp} onOpened={setSettingUp} />;
    return (
        <CurrentProvider value={current}>
            <Frame key={current.account.id} current={current} />
        </CurrentProvider>
    );
}

function Frame({ current }: { current: Current }) {
    const words = useWords();
    const main = useRef<HTMLElement>(null);
    const live = useLive(current.account.id);
    useFocusOnNavigation(main);
    const { isClient } = current;
    const { viewing } = current.me;
    return (
        <ReadOnlyProvider reason={viewing ? words("problem.view_as_read_only") : undefined}>
            <div className={classes.shell} data-alone={isClient || undefined}>
                <a className={classes.skip} href="#main">
                    {words("shell.skip")}
                </a>
                <TopBar />
                {!isClient && (
                    <>
                        <CommandKeys />
                        <div className={classes.side}>
                            <SideMenu />
                        </div>
                    </>
                )}
                <main id="main" ref={main} className={classes.main} tabIndex={-1}>
                    {viewing && <ViewingBar viewing={viewing} />}
                    <LiveStrip down={live === "down"} />
                    <div className={classes.content}>
                        <Outlet />
                    </div>
                </main>
            </div>
        </ReadOnlyProvider>
    );
}

function useCurrentOf(me: Me | undefined): Current | undefined {
    const [, choose] = useState("");
    const active = activeMemberships(me?.memberships ?? []);
    const membership = chosenMembership(active);
    if (!me || !membership) return undefined;
    return {
        me,
        membership,
        account: membership.account,
        active,
        isClient: membership.kind === "client",
        may: (permission) => coversAll(membership.permissions, [permission]),
        choose: (accountId) => {
            rememberAccount(accountId);
            choose(accountId);
        },
    };
}

// So that a screen reader starts reading at the new page; not at the first one, and not where what
// was followed stays beside what it opened.
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>) {
    const { pathname } = useLocation();
    const shown = useRef(pathname);
    useEffect(() => {
        const staysBeside = document.activeElement?.closest("[data-keeps-focus]");
        if (shown.current !== pathname && !staysBeside)
            main.current?.focus({ preventScroll: true });
        shown.current = pathname;
    }, [pathname]);
}
