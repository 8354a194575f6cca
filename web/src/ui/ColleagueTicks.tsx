import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { bodyOf, client } from "../api/client";
import { useCurrent } from "../lib/current";
import { useDebounced } from "../lib/debounced";
import { fullName } from "../lib/full_name";
import { useWords } from "../lib/words";
import { ChoiceGroup, Tick } from "./Choice";
import { SearchField } from "./SearchField";

type Named = { id: string; display_name: string };
type ColleagueTicksProps = {
    title: string;
    chosen: Named[];
    /** Why this one cannot be changed. */
    off?: (person: Named) => string | undefined;
    onChange: (person: Named, isIn: boolean) => void;
};

const shown = 20;

/** Some of those who work here: the chosen ones first, then oneself and whom a search finds. */
export function ColleagueTicks({ title, chosen, off, onChange }: ColleagueTicksProps) {
    const words = useWords();
    const { me, membership } = useCurrent();
    const [q, setQ] = useState("");
    const found = useFound(useDebounced(q.trim()));
    const oneself = { id: membership.id, display_name: fullName(me.person) };
    const offered = q ? found : [oneself, ...found];
    const lines = [...chosen, ...offered.filter(({ id }) => !has(chosen, id))];
    return (
        <>
            <SearchField label={words("users.search")} value={q} onChange={setQ} />
            <ChoiceGroup title={title}>
                {lines.map((person) => (
                    <Tick
                        key={person.id}
                        label={person.display_name}
                        off={off?.(person)}
                        checked={has(chosen, person.id)}
                        onChange={(isIn) => onChange(person, isIn)}
                    />
                ))}
            </ChoiceGroup>
        </>
    );
}

function useFound(q: string): Named[] {
    const { account } = useCurrent();
    const found = useQuery({
        queryKey: ["accounts", account.id, "colleagues", "ticks", q],
        queryFn: async ({ signal }) => {
            const query = { filter: "internal" as const, limit: shown, ...(q && { q }) };
            const params = { path: { account: account.id }, query };
            return bodyOf(await client.GET("/accounts/{account}/contacts", { params, signal }));
        },
        placeholderData: keepPreviousData,
    });
    return (found.data?.items ?? []).map(({ id, display_name }) => ({ id, display_name }));
}

function has(people: Named[], id: string): boolean {
    return people.some((person) => person.id === id);
}
