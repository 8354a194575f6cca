// What is done with one connection: each is one call, and its refusal is told with the name.
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Connection, Scope } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { accept as acceptIt, carryOut, connectionsKey, type Act } from "./api";
import { refusalText } from "./refusals";

export type Acts = ReturnType<typeof useConnectionActs>;

export function useConnectionActs({ id, person }: Pick<Connection, "id" | "person">) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [busy, setBusy] = useState<Act | "accept">();
    const running = useRef(false);
    const name = person.display_name;

    async function attempt(act: Act | "accept", run: () => Promise<void>): Promise<boolean> {
        if (running.current) return false;
        running.current = true;
        setBusy(act);
        try {
            await run();
            toast(words(`connections.done.${act}`, { name }));
            return true;
        } catch (problem) {
            toast(`${name}: ${refusalText(words, problem, name)}`, "refused");
            return false;
        } finally {
            await queries.invalidateQueries({ queryKey: connectionsKey(account.id) });
            running.current = false;
            setBusy(undefined);
        }
    }

    return {
        busy,
        accept: (scopes: Scope[]) => attempt("accept", () => acceptIt(account.id, id, scopes)),
        act: (act: Act) => attempt(act, () => carryOut(account.id, id, act)),
    };
}
