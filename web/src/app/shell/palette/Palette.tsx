import { createSpotlight, Spotlight } from "@mantine/spotlight";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/spotlight/styles.layer.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { usersFoundQuery } from "../../../features/users/api";
import { useAllCommands } from "../../../lib/commands";
import { useCurrent } from "../../../lib/current";
import { useDebounced } from "../../../lib/debounced";
import { useWords } from "../../../lib/words";
import { Face } from "../../../ui/Face";
import { SearchIcon } from "../../../ui/icons";
import { Keys } from "./Keys";
import classes from "./Palette.module.css";

const [store, spotlight] = createSpotlight();

/** Pages, acts of this page, and people, by a few letters. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
    const words = useWords();
    const [query, setQuery] = useState("");
    useEffect(() => {
        if (opened) spotlight.open();
        else spotlight.close();
    }, [opened]);
    return (
        <Spotlight.Root
            store={store}
            shortcut={null}
            query={query}
            onQueryChange={setQuery}
            onSpotlightClose={onClose}
            scrollable
            maxHeight={420}
            size={560}
            centered={false}
            yOffset="12dvh"
            overlayProps={{ blur: 0 }}
            aria-label={words("palette.title")}
        >
            <Spotlight.Search
                placeholder={words("palette.hint")}
                aria-label={words("palette.hint")}
                leftSection={<SearchIcon />}
            />
            <Spotlight.ActionsList>
                <Commands query={query} />
                <People query={query} />
            </Spotlight.ActionsList>
        </Spotlight.Root>
    );
}

function Commands({ query }: { query: string }) {
    const words = useWords();
    const wish = query.trim().toLocaleLowerCase();
    const found = useAllCommands().filter(
        ({ word, keysOnly }) => !keysOnly && words(word).toLocaleLowerCase().includes(wish),
    );
    if (found.length === 0) return null;
    return (
        <Spotlight.ActionsGroup className={classes.group} label={words("palette.commands")}>
            {found.map(({ word, keys, icon, run }) => (
                <Spotlight.Action key={word} onClick={run} className={classes.action}>
                    <span className={classes.icon}>{icon}</span>
                    <span className={classes.name}>{words(word)}</span>
                    {keys && <Keys keys={keys} />}
                </Spotlight.Action>
            ))}
        </Spotlight.ActionsGroup>
    );
}

function People({ query }: { query: string }) {
    const words = useWords();
    const navigate = useNavigate();
    const { account, may } = useCurrent();
    const q = useDebounced(query.trim());
    const found = useQuery({
        ...usersFoundQuery(account.id, q),
        enabled: may("users.manage") && q.length > 1,
        placeholderData: keepPreviousData,
    }).data;
    if (q.length < 2 || !found) return null;
    if (found.length === 0)
        return <Spotlight.Empty>{words("palette.nobody", { q })}</Spotlight.Empty>;
    return (
        <Spotlight.ActionsGroup className={classes.group} label={words("palette.people")}>
            {found.map((user) => (
                <Spotlight.Action
                    key={user.id}
                    className={classes.action}
                    onClick={() => void navigate({ to: "/users", search: { edit: user.id } })}
                >
                    <Face
                        id={user.person_id}
                        name={user.display_name}
                        picture={user.avatar_url}
                        size={24}
                    />
                    <span className={classes.name}>{user.display_name}</span>
                    <span className={classes.quiet}>{user.email}</span>
                </Spotlight.Action>
            ))}
        </Spotlight.ActionsGroup>
    );
}
