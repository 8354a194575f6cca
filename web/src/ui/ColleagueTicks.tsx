import { Radio } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { bodyOf, client } from "../api/client";
import type { Named } from "../api/types";
import { useCurrent } from "../lib/current";
import { useDebounced } from "../lib/debounced";
import { fullName } from "../lib/full_name";
import { useWords } from "../lib/words";
import { ChoiceGroup, Choices, Pick, Tick } from "./Choice";
import { SearchField } from "./SearchField";

type ColleagueTicksProps = {
    title: string;
    chosen: Named[];
    /** Why this one cannot be changed. */
    off?: (person: Named) => string | undefined;
    /** Whom it is about, who is not offered. */
    but?: string;
    onChange: (person: Named, isIn: boolean) => void;
};

const shown = 20;

/** Some of those who work here: the chosen ones first, then oneself and whom a search finds. */
export function ColleagueTicks({ title, chosen, off, but, onChange }: ColleagueTicksProps) {
    const words = useWords();
    const { q, setQ, lines } = useColleagues(chosen, but);
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

type ColleaguePickProps = {
    title: string;
    /** What it means that nobody is chosen. */
    nobody: string;
    chosen: Named | undefined;
    but?: string;
    onChange: (person: Named | undefined) => void;
};

/** One of those who work here, or nobody. */
export function ColleaguePick({ title, nobody, chosen, but, onChange }: ColleaguePickProps) {
    const words = useWords();
    const { q, setQ, lines } = useColleagues(chosen ? [chosen] : [], but);
    return (
        <>
            <SearchField label={words("users.search")} value={q} onChange={setQ} />
            <Radio.Group
                label={title}
                value={chosen?.id ?? ""}
                onChange={(chosenId) => onChange(lines.find(({ id }) => id === chosenId))}
            >
                <Choices>
                    <Pick value="" label={nobody} off={undefined} />
                    {lines.map(({ id, display_name }) => (
                        <Pick key={id} value={id} label={display_name} off={undefined} />
                    ))}
                </Choices>
            </Radio.Group>
        </>
    );
}

/** The chosen ones first, then oneself and whom a search finds. */
function useColleagues(chosen: Named[], but: string | undefined) {
    const { me, membership } = useCurrent();
    const [q, setQ] = useState("");
    const found = useFound(useDebounced(q.trim()));
    const oneself = { id: membership.id, display_name: fullName(me.person) };
    const offered = q ? found : [oneself, ...found.filter(({ id }) => id !== oneself.id)];
    const others = offered.filter(({ id }) => id !== but && !has(chosen, id));
    return { q, setQ, lines: [...chosen, ...others] };
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
    const here = (found.data?.items ?? []).filter(({ state }) => state === "active");
    return here.map(({ id, display_name }) => ({ id, display_name }));
}

function has(people: Named[], id: string): boolean {
    return people.some((person) => person.id === id);
}
