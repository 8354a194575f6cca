import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { productsQuery } from "../../lib/products";
import { roleName, rolesQuery } from "../../lib/roles";
import { useWords } from "../../lib/words";
import {
    isFiltered,
    noFilter,
    rememberState,
    type FilteredUsers,
    type StateFilter,
} from "./filter";
import { FilterMenu } from "../../ui/FilterMenu";
import classes from "./UsersSection.module.css";

export function Filters({ account, filter, onFilter }: FilteredUsers) {
    const words = useWords();
    const roles = useQuery(rolesQuery(account)).data ?? [];
    const products = useQuery(productsQuery(account)).data ?? [];
    const any = { value: "", label: words("users.any") };

    function show(state: StateFilter) {
        if (state !== "inactive") rememberState(state);
        onFilter({ state });
    }

    return (
        <div className={classes.filters} role="group" aria-label={words("users.filters")}>
            <FilterMenu
                title={words("users.role")}
                value={filter.role}
                isSet={filter.role !== ""}
                choices={[
                    any,
                    ...roles.map(({ id }) => ({ value: id, label: roleName(words, roles, id) })),
                ]}
                onChange={(role) => onFilter({ role })}
            />
            <FilterMenu
                title={words("users.license")}
                value={filter.product}
                isSet={filter.product !== ""}
                choices={[any, ...products.map(({ slug, name }) => ({ value: slug, label: name }))]}
                onChange={(product) => onFilter({ product })}
            />
            <FilterMenu<StateFilter>
                title={words("users.status")}
                value={filter.state}
                isSet={filter.state === "inactive"}
                choices={[
                    { value: "all", label: words("users.any") },
                    { value: "active", label: words("state.active") },
                    { value: "inactive", label: words("state.inactive") },
                ]}
                onChange={show}
            />
            {isFiltered(filter) && (
                <Button
                    variant="subtle"
                    color="gray"
                    onClick={() => onFilter({ ...noFilter, ...cleared(filter.state) })}
                >
                    {words("users.filters.clear")}
                </Button>
            )}
        </div>
    );
}

function cleared(state: FilteredUsers["filter"]["state"]) {
    return state === "inactive" ? { state: "active" as const } : {};
}
