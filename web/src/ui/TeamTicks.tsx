import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TeamRef } from "../api/types";
import { useCurrent } from "../lib/current";
import { useDebounced } from "../lib/debounced";
import { teamsQuery } from "../lib/teams";
import { useWords } from "../lib/words";
import { ChoiceGroup, Tick } from "./Choice";
import form from "./form.module.css";
import { ListProblem } from "./ListProblem";
import { LoadingRows } from "./LoadingRows";
import { SearchField } from "./SearchField";

const shownAtOnce = 20;

type TeamTicksProps = {
    chosen: TeamRef[];
    onChange: (chosen: TeamRef[]) => void;
    /** Those that are not one's own to give are left out, not explained. */
    onlyMine?: boolean;
};

/** Boxes for teams: those that are ticked first, and what a search finds. */
export function TeamTicks({ chosen, onChange, onlyMine }: TeamTicksProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [q, setQ] = useState("");
    // Who is unticked stays where it is.
    const [first] = useState(chosen);
    const found = useQuery(teamsQuery(account.id, useDebounced(q.trim()), shownAtOnce));
    if (found.isPending) return <LoadingRows rows={3} />;
    if (found.isError) {
        return <ListProblem problem={found.error} onRetry={() => void found.refetch()} />;
    }
    const others = found.data.items.filter(
        ({ id, may_change }) => (may_change || !onlyMine) && !first.some((one) => one.id === id),
    );
    const rest = chosen.filter(
        ({ id }) => !first.some((one) => one.id === id) && !others.some((one) => one.id === id),
    );
    const isMore = Boolean(found.data.next_cursor);
    const lines: (TeamRef & { may_change?: boolean })[] = [...first, ...rest, ...others];

    function toggle({ id, name }: TeamRef, isIn: boolean) {
        const left = chosen.filter((one) => one.id !== id);
        onChange(isIn ? [...left, { id, name }] : left);
    }

    return (
        <>
            {(isMore || q !== "") && (
                <SearchField label={words("teams.search")} value={q} onChange={setQ} />
            )}
            {lines.length === 0 && (
                <p className={form.quiet}>
                    {words(q ? "teams.nothing.found" : "teams.nothing.to_choose")}
                </p>
            )}
            {lines.length > 0 && (
                <ChoiceGroup title={words("teams.title")}>
                    {lines.map((team) => (
                        <Tick
                            key={team.id}
                            label={team.name}
                            off={team.may_change === false ? words("teams.off") : undefined}
                            checked={chosen.some(({ id }) => id === team.id)}
                            onChange={(isIn) => toggle(team, isIn)}
                        />
                    ))}
                </ChoiceGroup>
            )}
            {isMore && <p className={form.quiet}>{words("teams.more.search")}</p>}
        </>
    );
}
