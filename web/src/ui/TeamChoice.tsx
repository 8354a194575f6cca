import { useQuery } from "@tanstack/react-query";
import type { TeamRef } from "../api/types";
import { useCurrent } from "../lib/current";
import { teamsQuery } from "../lib/teams";
import { TeamTicks } from "./TeamTicks";

type TeamChoiceProps = { chosen: TeamRef[]; onChange: (chosen: TeamRef[]) => void };

/** Teams that somebody new is in from the first day; without any that one may give, no question. */
export function TeamChoice({ chosen, onChange }: TeamChoiceProps) {
    const { account } = useCurrent();
    const teams = useQuery(teamsQuery(account.id)).data?.items ?? [];
    if (chosen.length === 0 && !teams.some(({ may_change }) => may_change)) return null;
    return <TeamTicks onlyMine chosen={chosen} onChange={onChange} />;
}
