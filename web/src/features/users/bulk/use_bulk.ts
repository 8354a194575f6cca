import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { User } from "../../../api/types";
import { productsKey } from "../../../lib/products";
import { refreshSoon } from "../../../lib/refresh_soon";
import { userUpdated } from "../cache";
import { carryOut, type Act } from "./acts";

export type Progress = { done: number; of: number };
export type Refused = { user: User; problem: unknown };
export type Result = {
    act: Act;
    changed: User[];
    unchanged: number;
    refused: Refused[];
    /** Left alone, because somebody stopped it. */
    left: number;
    warnings: ReadonlySet<string>;
};

/** Few enough that nobody else waits for the server. */
const atOnce = 4;

/** Does one thing to many users, one call for each, and keeps count. */
export function useBulk(account: string) {
    const queries = useQueryClient();
    const [progress, setProgress] = useState<Progress>();
    const running = useRef(false);
    const stopped = useRef(false);

    async function run(act: Act, users: User[]): Promise<Result | undefined> {
        if (running.current) return undefined;
        running.current = true;
        stopped.current = false;
        setProgress({ done: 0, of: users.length });
        const result = await doToAll(act, users);
        refreshSoon(queries, productsKey(account));
        setProgress(undefined);
        running.current = false;
        return result;
    }

    async function doToAll(act: Act, users: User[]): Promise<Result> {
        const waiting = [...users];
        const warnings = new Set<string>();
        const result: Result = { act, changed: [], unchanged: 0, refused: [], left: 0, warnings };

        async function work() {
            for (let user = waiting.shift(); user && !stopped.current; user = waiting.shift()) {
                await doTo(user);
                setProgress((now) => now && { ...now, done: now.done + 1 });
            }
        }
        async function doTo(user: User) {
            try {
                const change = await carryOut(account, act, user);
                if (!change) return void (result.unchanged += 1);
                userUpdated(queries, account, change.user);
                result.changed.push(change.user);
                change.warnings.forEach((warning) => warnings.add(warning));
            } catch (problem) {
                result.refused.push({ user, problem });
            }
        }

        await Promise.all(Array.from({ length: atOnce }, work));
        const { changed, unchanged, refused } = result;
        return { ...result, left: users.length - changed.length - unchanged - refused.length };
    }

    return { progress, run, stop: () => void (stopped.current = true) };
}
