import { Button } from "@mantine/core";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { isFiltered, noFilter, type FilteredUsers, type UserFilter } from "./filter";

/** Nobody is found, and what was asked too much. */
export function NobodyFits({ filter, onFilter }: Omit<FilteredUsers, "account">) {
    const words = useWords();
    const { q, role, product, state } = filter;
    const onlySearched = q && !role && !product && state !== "inactive";
    return (
        <EmptyState drawing={<PeopleDrawing />} sentence={sentence()}>
            {isFiltered(filter) && (
                <Button
                    variant="default"
                    onClick={() =>
                        onFilter(onlySearched ? { q: "" } : { ...noFilter, state: "active" })
                    }
                >
                    {words(onlySearched ? "users.search.clear" : "users.filters.clear")}
                </Button>
            )}
            {q && state === "active" && (
                <Button variant="subtle" onClick={() => onFilter({ state: "all" })}>
                    {words("users.search.inactive")}
                </Button>
            )}
        </EmptyState>
    );

    function sentence(): string {
        if (onlySearched) return words("users.none.found", { q });
        return words(isFiltered(filter) ? "users.none.fits" : "users.none");
    }
}

/** Below oneself, when there is nobody else yet. */
export function OnlyOne({ filter }: { filter: UserFilter }) {
    const words = useWords();
    if (isFiltered(filter)) return null;
    return <EmptyState drawing={<PeopleDrawing />} sentence={words("users.only_one")} />;
}
