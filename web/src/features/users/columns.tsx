import type { ReactNode } from "react";
import type { Product, RoleOfAccount, User } from "../../api/types";
import { details, detailWord, type DetailName } from "../../lib/details";
import { userRef } from "../../lib/presence";
import { productName } from "../../lib/products";
import { roleName } from "../../lib/roles";
import { wordOr, type WordId, type Words } from "../../lib/words";
import { PresentFace } from "../../ui/PresentFace";
import { StateChip } from "../../ui/StateChip";
import { Day, When } from "../../ui/When";
import classes from "./columns.module.css";

export type ColumnId =
    | "name"
    | "email"
    | DetailName
    | "roles"
    | "teams"
    | "licenses"
    | "status"
    | "last_seen"
    | "added";

/** What a cell needs to know beside its user. */
export type Surroundings = {
    words: Words;
    roles: RoleOfAccount[] | undefined;
    products: Product[] | undefined;
    /** The membership of who looks. */
    own: string;
};

export type Column = {
    id: ColumnId;
    title: WordId;
    /** The server's name of this order, where it has one. */
    order?: "name" | "created_at";
    /** Is shown to who asks for it, where there is room. */
    extra?: true;
    cell: (user: User, around: Surroundings) => ReactNode;
};

export const columns: Column[] = [
    {
        id: "name",
        title: "users.name",
        order: "name",
        cell: (user, { words, own }) => (
            <span className={classes.person}>
                <PresentFace
                    watch={user.state === "active" ? userRef(user.id) : undefined}
                    id={user.person_id}
                    name={user.display_name}
                    picture={user.avatar_url}
                />
                <span className={classes.name}>{user.display_name}</span>
                {user.id === own && <span className={classes.you}>{words("users.you")}</span>}
            </span>
        ),
    },
    { id: "email", title: "users.email", cell: ({ email }) => email },
    ...details.map((name) => detailColumn(name)),
    {
        id: "roles",
        title: "users.roles",
        cell: (user, { words, roles }) => (
            <Chips texts={user.roles.map((role) => roleName(words, roles, role))} />
        ),
    },
    {
        id: "teams",
        title: "edit.tab.teams",
        extra: true,
        cell: ({ teams }) => <Chips texts={teams.map(({ name }) => name)} />,
    },
    {
        id: "licenses",
        title: "users.licenses",
        cell: (user, { products }) => (
            <Chips texts={user.licenses.map((slug) => productName(products, slug))} />
        ),
    },
    {
        id: "status",
        title: "users.status",
        cell: ({ state }, { words }) => (
            <StateChip tone={state === "active" ? "good" : "quiet"}>
                {wordOr(words, "state", state)}
            </StateChip>
        ),
    },
    {
        id: "last_seen",
        title: "users.last_seen",
        cell: ({ last_seen_at: at }, { words }) => (at ? <When at={at} /> : words("users.never")),
    },
    {
        id: "added",
        title: "users.added",
        order: "created_at",
        cell: ({ created_at }) => <Day at={created_at} />,
    },
];

function detailColumn(name: DetailName): Column {
    return { id: name, title: detailWord(name), extra: true, cell: (user) => user[name] };
}

function Chips({ texts }: { texts: string[] }) {
    return (
        <span className={classes.chips}>
            {texts.map((text) => (
                <span key={text} className={classes.chip} title={text}>
                    {text}
                </span>
            ))}
        </span>
    );
}
