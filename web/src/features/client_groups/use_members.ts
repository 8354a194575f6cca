// Who is in a client group: each change is one call, and can be taken back.
import { useQueryClient } from "@tanstack/react-query";
import type { ClientGroup, Named } from "../../api/types";
import { clientGroupsKey, clientsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { setMember } from "./api";

export function useMembers(group: ClientGroup) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();

    async function set({ id, display_name: name }: Named, isIn: boolean): Promise<boolean> {
        try {
            await setMember(account.id, group.id, id, isIn);
            return true;
        } catch (problem) {
            toast(`${name}: ${problemText(words, problem)}`, "refused");
            return false;
        } finally {
            const contacts = ["accounts", account.id, "contacts"];
            for (const queryKey of [clientGroupsKey(account.id), clientsKey(account.id), contacts])
                void queries.invalidateQueries({ queryKey });
        }
    }

    /** One refusal stops no other. */
    async function add(clients: Named[]) {
        let count = 0;
        for (const client of clients) if (await set(client, true)) count += 1;
        if (count > 0) toast(words("client_groups.added", { count, group: group.name }));
    }

    async function remove(client: Named) {
        const undo = { label: words("action.undo"), run: () => add([client]) };
        const text = words("client_groups.removed", {
            name: client.display_name,
            group: group.name,
        });
        if (await set(client, false)) toast(text, "done", undo);
    }

    return { add, remove };
}
