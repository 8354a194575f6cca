import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Consequence, RoleOfAccount } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useDebounced } from "../../lib/debounced";
import { permissionText } from "../../lib/permissions";
import { productsQuery } from "../../lib/products";
import { problemText, useWords } from "../../lib/words";
import { whatIfQuery } from "./api";
import classes from "./WhatIf.module.css";

type WhatIfProps = { account: string; role: RoleOfAccount; permissions: string[] };

/** What saving would mean, person by person; nothing while nothing is changed. */
export function WhatIf({ account, role, permissions }: WhatIfProps) {
    const words = useWords();
    const wanted = useDebounced([...permissions].sort().join(" "));
    const isChanged = wanted !== [...role.permissions].sort().join(" ");
    const asking = useInfiniteQuery({
        ...whatIfQuery(account, role.id, wanted.split(" ").filter(Boolean)),
        enabled: isChanged,
        placeholderData: keepPreviousData,
    });
    if (!isChanged) return null;
    const pages = asking.data?.pages ?? [];
    const total = pages[0]?.total ?? 0;
    const listed = pages.flatMap((page) => page.items);
    const touched = listed.filter(({ gained, lost }) => gained.length + lost.length > 0);
    const unlisted = total - listed.length;
    return (
        <section className={classes.what} aria-label={words("what_if.title")} aria-live="polite">
            <h3 className={classes.title}>{words("what_if.title")}</h3>
            {asking.isError && <p>{problemText(words, asking.error)}</p>}
            {asking.isPending && <p className={classes.quiet}>{words("loading")}</p>}
            {asking.data && touched.length === 0 && unlisted === 0 && (
                <p className={classes.quiet}>{words("what_if.nobody", { count: total })}</p>
            )}
            <ul className={classes.list}>
                {touched.map((one) => (
                    <Line key={one.user_id} {...one} />
                ))}
            </ul>
            {asking.hasNextPage && (
                <button
                    type="button"
                    className={classes.more}
                    onClick={() => void asking.fetchNextPage()}
                >
                    {words("what_if.more", { count: unlisted })}
                </button>
            )}
        </section>
    );
}

function Line({ display_name, gained, lost }: Consequence) {
    return (
        <li className={classes.line}>
            <span className={classes.name}>{display_name}</span>
            <span>
                <Abilities word="what_if.gains" permissions={gained} tone="good" />
                <Abilities word="what_if.loses" permissions={lost} tone="bad" />
            </span>
        </li>
    );
}

type AbilitiesProps = {
    word: "what_if.gains" | "what_if.loses";
    permissions: string[];
    tone: "good" | "bad";
};

function Abilities({ word, permissions, tone }: AbilitiesProps) {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    if (permissions.length === 0) return null;
    const abilities = permissions.map((name) => permissionText(words, name, pools)).join(" · ");
    return (
        <span className={classes.abilities} data-tone={tone}>
            {words(word, { abilities })}
        </span>
    );
}
