import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ExplainedPermission, User } from "../../../api/types";
import { useBecause } from "../../../lib/because";
import { useCurrent } from "../../../lib/current";
import { permissionGroups, permissionText, productPrefix } from "../../../lib/permissions";
import { productsQuery } from "../../../lib/products";
import { problemText, useWords, type WordId } from "../../../lib/words";
import { ChevronIcon } from "../../../ui/icons";
import { permissionsQuery } from "./api";
import classes from "./WhatTheyCan.module.css";

type Group = { word: WordId; items: ExplainedPermission[] };

/** What can this person do, and why: as it is stored, whatever is typed above. */
export function WhatTheyCan({ user }: { user: User }) {
    const words = useWords();
    const { account } = useCurrent();
    const [isOpen, open] = useState(false);
    const asked = useQuery({ ...permissionsQuery(account.id, user.id), enabled: isOpen });
    return (
        <details
            className={classes.can}
            open={isOpen}
            onToggle={(event) => open(event.currentTarget.open)}
        >
            <summary className={classes.question}>
                <ChevronIcon size={16} />
                {words("can.title", { name: user.first_name })}
            </summary>
            {asked.isError && <p>{problemText(words, asked.error)}</p>}
            {asked.isPending && <p className={classes.quiet}>{words("loading")}</p>}
            {asked.data?.length === 0 && <p className={classes.quiet}>{words("can.nothing")}</p>}
            {grouped(asked.data ?? []).map((group) => (
                <GroupLines key={group.word} {...group} />
            ))}
        </details>
    );
}

function GroupLines({ word, items }: Group) {
    const words = useWords();
    const { account } = useCurrent();
    const because = useBecause();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    return (
        <dl className={classes.group}>
            <dt className={classes.title}>{words(word)}</dt>
            {items.map((item) => (
                <dd key={item.permission} className={classes.line}>
                    <span>{permissionText(words, item.permission, pools)}</span>
                    <span className={classes.quiet}>{because(item.because)}</span>
                </dd>
            ))}
        </dl>
    );
}

function grouped(items: ExplainedPermission[]): Group[] {
    const groups: Group[] = permissionGroups.map(({ word, permissions }) => ({
        word,
        items: items.filter(({ permission }) => permissions.includes(permission)),
    }));
    const products = items.filter(({ permission }) => permission.startsWith(productPrefix));
    return [...groups, { word: "abilities.products" as const, items: products }].filter(
        (group) => group.items.length > 0,
    );
}
