import { useQueryClient } from "@tanstack/react-query";
import type { Connection, ConnectionChange } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { endOfDay, lastDayOf } from "../../lib/days";
import { useNewer } from "../../lib/newer";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { connectionQuery, connectionsKey, narrow, type ConnectionVersion } from "./api";
import { scopesIn } from "./scopes";

type Fields = {
    scopes: string;
    /** The last day. */
    expires_at: string;
    shares: string;
};

/** Makes what was agreed on less. Only what is another one now is sent. */
export function useAgreedForm(version: ConnectionVersion, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const newer = useNewer(version);
    const base = newer.base ?? version;
    const query = connectionQuery(account.id, version.connection.id);
    const saving = useServerForm<Fields, ConnectionVersion>({
        initialValues: fieldsOf(version.connection),
        required: [],
        check: ({ scopes }): Partial<Fields> =>
            scopes ? {} : { scopes: words("connections.scopes.none") },
        send: (values) => narrow(account.id, base, changeOf(values, fieldsOf(base.connection))),
        done: async (saved) => {
            queries.setQueryData(query.queryKey, saved);
            await queries.invalidateQueries({ queryKey: connectionsKey(account.id) });
            const { display_name: name } = saved.connection.person;
            toast(words("connections.agreed.saved", { name }));
            onDone();
        },
    });
    return {
        ...saving,
        base,
        stale: newer.stale({
            look: () => queries.fetchQuery({ ...query, staleTime: 0 }),
            fill: ({ connection }) => saving.form.setValues(fieldsOf(connection)),
            forget: saving.forget,
        }),
    };
}

function fieldsOf({ scopes, expires_at, share_with_colleagues }: Connection): Fields {
    return {
        scopes: scopes.join(" "),
        expires_at: expires_at ? lastDayOf(expires_at) : "",
        shares: String(share_with_colleagues),
    };
}

function changeOf(values: Fields, before: Fields): ConnectionChange {
    const isNew = (field: keyof Fields) => values[field] !== before[field];
    return {
        ...(isNew("scopes") && { scopes: scopesIn(values.scopes) }),
        ...(isNew("expires_at") &&
            values.expires_at && { expires_at: endOfDay(values.expires_at) }),
        ...(isNew("shares") && { share_with_colleagues: values.shares === "true" }),
    };
}
