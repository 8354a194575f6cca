import { Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.layer.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { waitingQuery, type ConnectionsSearch } from "../../features/connections/api";
import { CardTools } from "../../features/contact_cards/CardTools";
import { ContactCards } from "../../features/contact_cards/ContactCards";
import { BlockedButton } from "../../features/connections/BlockedButton";
import { Colleagues } from "../../features/connections/Colleagues";
import classes from "../../features/connections/Connections.module.css";
import { GuestsCard } from "../../features/connections/GuestsCard";
import { Intro } from "../../features/connections/Intro";
import { NotOpen } from "../../features/connections/NotOpen";
import { OtherAccounts } from "../../features/connections/OtherAccounts";
import { TabTools } from "../../features/connections/TabTools";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { SearchIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { PageHead } from "../../ui/PageHead";
import { ForbiddenPage } from "./ForbiddenPage";

const FindPeople = later(
    async () => (await import("../../features/connections/FindPeople")).FindPeople,
);

/** Whom one knows: everybody of one's own account, and people of others by agreement. */
export function ConnectionsPage() {
    const { may } = useCurrent();
    return may("connections.use") ? <Allowed /> : <ForbiddenPage needs="connections.use" />;
}

function Allowed() {
    const words = useWords();
    const { account, may } = useCurrent();
    const { tab, q = "", find, add } = useSearch({ from: "/inside/connections" });
    const navigate = useNavigate({ from: "/connections" });
    const waiting = useQuery(waitingQuery(account.id));
    const first = useFirstTab(waiting);
    const open = () => change({ find: "true" }, false);
    useCommands([{ word: "connections.find", keys: "n", icon: <SearchIcon />, run: open }]);

    function change(next: ConnectionsSearch, replace = true) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }

    const tools = { q, onSearch: (text: string) => change({ q: text || undefined }) };
    return (
        <>
            <PageHead
                title={words("connections.title")}
                lead={words("connections.lead")}
                actions={
                    <ActButton
                        leftSection={<SearchIcon size={16} />}
                        onMouseEnter={FindPeople.preload}
                        onClick={open}
                    >
                        {words("connections.find")}
                    </ActButton>
                }
            />
            <NotOpen />
            <Tabs
                value={tab && isTab(tab) ? tab : (first ?? null)}
                keepMounted={false}
                onChange={(chosen) => change({ tab: chosen ?? undefined, q: undefined })}
            >
                <Tabs.List className={classes.tabs}>
                    <Tabs.Tab value="internal">{words("connections.tab.internal")}</Tabs.Tab>
                    <Tabs.Tab value="others" rightSection={<Waiting count={waiting.data} />}>
                        {words("connections.tab.others")}
                    </Tabs.Tab>
                    {may("contact_cards.use") && (
                        <Tabs.Tab value="contacts">{words("connections.tab.contacts")}</Tabs.Tab>
                    )}
                </Tabs.List>
                <Tabs.Panel value="internal">
                    <Intro of="internal" guide="colleagues" />
                    <TabTools label={words("users.search")} {...tools} />
                    <Colleagues q={q} />
                </Tabs.Panel>
                <Tabs.Panel value="others">
                    <Intro of="others" guide="other-accounts" />
                    <TabTools label={words("connections.search")} {...tools}>
                        <BlockedButton />
                    </TabTools>
                    <OtherAccounts q={q} onFind={open} />
                </Tabs.Panel>
                {may("contact_cards.use") && (
                    <Tabs.Panel value="contacts">
                        <Intro of="contacts" guide="contacts" />
                        <TabTools label={words("users.search")} {...tools}>
                            <CardTools
                                adding={add !== undefined}
                                onAdd={(adding) => change({ add: adding ? "true" : undefined })}
                            />
                        </TabTools>
                        <ContactCards q={q} onAdd={() => change({ add: "true" })} />
                    </Tabs.Panel>
                )}
            </Tabs>
            <GuestsCard />
            <FindPeople opened={find !== undefined} onClose={() => change({ find: undefined })} />
        </>
    );
}

function isTab(tab: string): boolean {
    return tab === "internal" || tab === "others" || tab === "contacts";
}

function Waiting({ count = 0 }: { count: number | undefined }) {
    const words = useWords();
    if (count === 0) return null;
    return (
        <span className={classes.count}>
            <span aria-hidden="true">{count}</span>
            <span className="visually-hidden">{words("connections.waiting", { count })}</span>
        </span>
    );
}

type Asked = { data: number | undefined; isPending: boolean };

/** Whoever is asked lands where he answers; what comes later moves him nowhere. */
function useFirstTab({ data = 0, isPending }: Asked) {
    const first = useRef<"internal" | "others">(undefined);
    if (!isPending) first.current ??= data > 0 ? "others" : "internal";
    return first.current;
}
