// What is done with a client at one click; each is told of, and refused with the reason.
import { useQueryClient } from "@tanstack/react-query";
import { newKey } from "../../api/client";
import type { Client, Named } from "../../api/types";
import { clientGroupsKey, clientsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { inviteClient, mapUser, removeClient } from "./api";

export function useClientActs(client: Client) {
    const words = useWords();
    const { account } = useCurrent();
    const attempt = useAttempt();
    const name = client.display_name;

    async function invite() {
        const done = await attempt(name, () => inviteClient(account.id, client.id, newKey()));
        if (done) toast(words("clients.invited", { name }));
    }

    async function map(user: Named, isMapped: boolean) {
        const done = await attempt(user.display_name, () =>
            mapUser(account.id, client.id, user.id, isMapped),
        );
        const word = isMapped ? "clients.map.on" : "clients.map.off";
        if (done) toast(words(word, { user: user.display_name, name }));
    }

    async function remove(): Promise<boolean> {
        const done = await attempt(name, () => removeClient(account.id, client.id));
        if (done) toast(words("clients.removed", { name }));
        return done;
    }

    return { invite, map, remove };
}

function useAttempt() {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    return async (name: string, act: () => Promise<unknown>): Promise<boolean> => {
        try {
            await act();
            return true;
        } catch (problem) {
            toast(`${name}: ${problemText(words, problem)}`, "refused");
            return false;
        } finally {
            const contacts = ["accounts", account.id, "contacts"];
            const parts = [clientsKey(account.id), clientGroupsKey(account.id), contacts];
            for (const queryKey of parts) void queries.invalidateQueries({ queryKey });
        }
    };
}
