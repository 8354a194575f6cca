// Which users are shown and in what order, as it stands in the address of the page.
import type { User } from "../../api/types";

const orders = ["name", "-name", "created_at", "-created_at"] as const;
const factors = ["", "off", "on"] as const;
const states = ["active", "inactive", "all"] as const;

export type Order = (typeof orders)[number];
export type StateFilter = (typeof states)[number];

export type UserFilter = {
    q: string;
    sort: Order;
    state: StateFilter;
    /** Empty: any. */
    role: string;
    product: string;
    /** Id of a team. */
    team: string;
    second_factor: (typeof factors)[number];
};

export type FilterSearch = Partial<Record<keyof UserFilter, string>>;

/** What a part of the users page shows, and how it asks for another choice. */
export type FilteredUsers = {
    account: string;
    filter: UserFilter;
    onFilter: (change: Partial<UserFilter>) => void;
};

export const noFilter = { q: "", role: "", product: "", team: "", second_factor: "" } as const;

export function filterOf(search: FilterSearch): UserFilter {
    const { q, sort, state, role, product, team, second_factor } = search;
    return {
        q: q ?? "",
        sort: oneOf(orders, sort) ?? "name",
        state: oneOf(states, state) ?? rememberedState(),
        role: role ?? "",
        product: product ?? "",
        team: team ?? "",
        second_factor: oneOf(factors, second_factor) ?? "",
    };
}

export function searchOf(filter: UserFilter): FilterSearch {
    const { q, sort, state, role, product, team, second_factor } = filter;
    return {
        q: q || undefined,
        sort: sort === "name" ? undefined : sort,
        state: state === "active" ? undefined : state,
        role: role || undefined,
        product: product || undefined,
        team: team || undefined,
        second_factor: second_factor || undefined,
    };
}

export function isFiltered(filter: UserFilter): boolean {
    const { q, role, product, team, second_factor, state } = filter;
    return Boolean(q || role || product || team || second_factor) || state === "inactive";
}

/** As far as the page can tell by itself; how a search finds names is the server's to know, and how somebody signs in. */
export function fits(filter: UserFilter, user: User): boolean {
    const isListed = user.state === "active" || user.state === "inactive";
    return (
        isListed &&
        (filter.state === "all" || filter.state === user.state) &&
        (!filter.role || user.roles.includes(filter.role)) &&
        (!filter.product || user.licenses.includes(filter.product)) &&
        (!filter.team || user.teams.some(({ id }) => id === filter.team))
    );
}

const key = "kith.users.show_only_active";

/** Whether inactive users are shown, too, is remembered by the browser. */
export function rememberState(state: StateFilter) {
    localStorage.setItem(key, String(state === "active"));
}

function rememberedState(): StateFilter {
    return localStorage.getItem(key) === "false" ? "all" : "active";
}

function oneOf<Choice extends string>(choices: readonly Choice[], text: string | undefined) {
    return choices.find((choice) => choice === text);
}
