import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords, wordOr } from "../../lib/words";
import { FilterMenu } from "../../ui/FilterMenu";
import { CloseIcon } from "../../ui/icons";
import { SearchField } from "../../ui/SearchField";
import type { Searching } from "./ActivityPage";
import { auditQuery } from "./api";
import classes from "./AuditFilters.module.css";
import {
    categories,
    isFiltered,
    periodOf,
    periods,
    queryOf,
    wayOf,
    ways,
    type Period,
} from "./filter";

const nothing = {
    q: undefined,
    operation: undefined,
    period: undefined,
    from: undefined,
    to: undefined,
    actor: undefined,
    target: undefined,
    via: undefined,
};

export function AuditFilters({ search, onSearch }: Searching) {
    const words = useWords();
    const period = periodOf(search);
    const { operation = "" } = search;
    const kinds = categories.map((name) => ({
        value: name,
        label: wordOr(words, "audit_category", name),
    }));
    const isOne = operation.includes(".");
    return (
        <div className={classes.filters} role="group" aria-label={words("activity.filters")}>
            <SearchField
                label={words("activity.search")}
                value={search.q ?? ""}
                onChange={(q) => onSearch({ q })}
            />
            <FilterMenu
                title={words("activity.kind")}
                value={operation}
                isSet={operation !== ""}
                choices={[
                    { value: "", label: words("users.any") },
                    ...kinds,
                    ...(isOne ? [{ value: operation, label: operation }] : []),
                ]}
                onChange={(kind) => onSearch({ operation: kind || undefined })}
            />
            <FilterMenu<Period>
                title={words("activity.period")}
                value={period}
                isSet={period !== ""}
                choices={periods.map((name) => ({
                    value: name,
                    label: words(name ? `activity.period.${name}` : "users.any"),
                }))}
                onChange={(next) =>
                    onSearch({ period: next || undefined, from: undefined, to: undefined })
                }
            />
            <FilterMenu
                title={words("activity.fact.via")}
                value={wayOf(search) ?? ""}
                isSet={wayOf(search) !== undefined}
                choices={[
                    { value: "", label: words("users.any") },
                    ...ways.map((way) => ({ value: way, label: wordOr(words, "via", way) })),
                ]}
                onChange={(way) => onSearch({ via: way || undefined })}
            />
            {period === "range" && <Range search={search} onSearch={onSearch} />}
            <PartyChip of="actor" search={search} onSearch={onSearch} />
            <PartyChip of="target" search={search} onSearch={onSearch} />
            {isFiltered(search) && (
                <Button variant="subtle" color="gray" onClick={() => onSearch(nothing)}>
                    {words("users.filters.clear")}
                </Button>
            )}
        </div>
    );
}

function Range({ search, onSearch }: Searching) {
    const words = useWords();
    return (
        <>
            <TextInput
                type="date"
                aria-label={words("activity.from")}
                value={search.from ?? ""}
                onChange={(event) => onSearch({ from: event.currentTarget.value || undefined })}
            />
            <TextInput
                type="date"
                aria-label={words("activity.to")}
                value={search.to ?? ""}
                onChange={(event) => onSearch({ to: event.currentTarget.value || undefined })}
            />
        </>
    );
}

/** Whose acts, or the acts on whom: called as the entries that were found call them. */
function PartyChip({ of, search, onSearch }: Searching & { of: "actor" | "target" }) {
    const words = useWords();
    const { account } = useCurrent();
    const id = search[of];
    const found = useInfiniteQuery({ ...auditQuery(account.id, queryOf(search)), enabled: !!id });
    if (!id) return null;
    const entry = found.data?.pages[0]?.items.find((one) => one[of]?.id === id);
    const name = entry?.[of]?.name || words("activity.somebody");
    return (
        <button
            type="button"
            className={classes.chip}
            aria-label={words(`activity.without.${of}`, { name })}
            onClick={() => onSearch({ [of]: undefined })}
        >
            {words(`activity.only.${of}`, { name })}
            <CloseIcon size={14} />
        </button>
    );
}
