import { useQueryClient } from "@tanstack/react-query";
import type { Connection, NewConnection, Stranger } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { endOfDay } from "../../lib/days";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { connect, connectionsKey } from "./api";
import { allScopes, scopesIn } from "./scopes";

export const longestNote = 500;

type Fields = {
    note: string;
    scopes: string;
    /** The last day. */
    expires_at: string;
    share_with_colleagues: string;
};

const empty: Fields = {
    note: "",
    scopes: allScopes.join(" "),
    expires_at: "",
    share_with_colleagues: "false",
};

export function useConnectForm({ id, display_name: name }: Stranger, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    return useServerForm<Fields, Connection>({
        initialValues: empty,
        required: [],
        check: ({ scopes }): Partial<Fields> =>
            scopes ? {} : { scopes: words("connections.scopes.none") },
        keep: {
            as: `connect.${id}.${membership.id}`,
            fields: ["note", "scopes", "expires_at", "share_with_colleagues"],
        },
        send: (values, key) => connect(account.id, bodyOf(id, values), key),
        done: async ({ state }) => {
            await queries.invalidateQueries({ queryKey: connectionsKey(account.id) });
            // Whoever asks somebody who has asked already accepts.
            toast(words(`connections.done.${state === "accepted" ? "accept" : "ask"}`, { name }));
            onDone();
        },
    });
}

function bodyOf(to: string, values: Fields): NewConnection {
    const { note, scopes, expires_at, share_with_colleagues } = values;
    return {
        to,
        scopes: scopesIn(scopes),
        share_with_colleagues: share_with_colleagues === "true",
        ...(note.trim() && { note: lineOf(note) }),
        ...(expires_at && { expires_at: endOfDay(expires_at) }),
    };
}

/** A note is one line of text: its line breaks become spaces. */
function lineOf(note: string): string {
    return note.trim().replaceAll(/\s+/g, " ");
}
