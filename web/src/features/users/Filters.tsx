import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { productsQuery } from "../../lib/products";
import { roleName, rolesQuery } from "../../lib/roles";
import type { TeamRef } from "../../api/types";
import { teamQuery, teamsQuery } from "../../lib/teams";
import { useWords } from "../../lib/words";
import {
    isFiltered,
    noFilter,
    rememberState,
    type FilteredUsers,
    type StateFilter,
    type UserFilter,
} from "./filter";
import { FilterMenu } from "../../ui/FilterMenu";
import classes from "./UsersSection.module.css";

export function Filters({ account, filter, onFilter }: FilteredUsers) {
    const words = useWords();
    const roles = useQuery(rolesQuery(account)).data ?? [];
    const products = useQuery(productsQuery(account)).data ?? [];
    const teams = useTeams(account, filter.team);
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
            {(teams.length > 0 || filter.team !== "") && (
                <FilterMenu
                    title={words("users.team")}
                    value={filter.team}
                    isSet={filter.team !== ""}
                    choices={[any, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
                    onChange={(team) => onFilter({ team })}
                />
            )}
            <FilterMenu<UserFilter["second_factor"]>
                title={words("users.two_step")}
                value={filter.second_factor}
                isSet={filter.second_factor !== ""}
                choices={[
                    { value: "", label: words("users.any") },
                    { value: "off", label: words("two_step.off") },
                    { value: "on", label: words("two_step.on") },
                ]}
                onChange={(second_factor) => onFilter({ second_factor })}
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

/** The first by name, and the one that is chosen, wherever it stands. */
function useTeams(account: string, chosen: string): TeamRef[] {
    const teams = useQuery(teamsQuery(account)).data?.items ?? [];
    const isListed = !chosen || teams.some(({ id }) => id === chosen);
    const other = useQuery({ ...teamQuery(account, chosen), enabled: !isListed }).data;
    return isListed || !other ? teams : [other.team, ...teams];
}

function cleared(state: FilteredUsers["filter"]["state"]) {
    return state === "inactive" ? { state: "active" as const } : {};
}
