import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Client } from "../../api/types";
import { clientQuery, type ClientVersion } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Day } from "../../ui/When";
import { ClientDialogs, type Asking } from "./ClientDialogs";
import classes from "./Clients.module.css";
import { isOutside, useMayPromote, useMayRemove } from "./may";
import { useClientActs } from "./use_client_acts";

/** On the overview of a client: how long they stay, and what can be done with them. */
export function ClientActs({ client, onRemoved }: { client: string; onRemoved: () => void }) {
    const { account } = useCurrent();
    const version = useQuery(clientQuery(account.id, client)).data;
    if (!version) return null;
    return (
        <>
            <Terms client={version.client} />
            <Acts version={version} onRemoved={onRemoved} />
        </>
    );
}

/** Who is asked before the end, and when that is. */
function Terms({ client: { sponsor, valid_until } }: { client: Client }) {
    const words = useWords();
    return (
        <dl className={classes.terms}>
            <div>
                <dt>{words("clients.sponsor")}</dt>
                <dd>{sponsor?.display_name ?? words("clients.nobody")}</dd>
            </div>
            <div>
                <dt>{words("clients.end")}</dt>
                <dd>{valid_until ? <Day at={valid_until} /> : words("clients.end.none")}</dd>
            </div>
        </dl>
    );
}

function Acts({ version, onRemoved }: { version: ClientVersion; onRemoved: () => void }) {
    const words = useWords();
    const [asking, ask] = useState<Asking>();
    const { client } = version;
    const { may } = useCurrent();
    const { invite } = useClientActs(client);
    const mayRemove = useMayRemove(client);
    const mayPromote = useMayPromote(client);
    return (
        <div className={classes.acts}>
            {isOutside(client) && may("clients.invite") && (
                <ActButton
                    size="compact-md"
                    off={client.email ? undefined : words("clients.send.no_email")}
                    onClick={() => void invite()}
                >
                    {words(client.state === "quiet" ? "clients.send" : "clients.send.again")}
                </ActButton>
            )}
            <ActButton size="compact-md" variant="default" onClick={() => ask("map")}>
                {words("clients.map")}
            </ActButton>
            <ActButton size="compact-md" variant="default" onClick={() => ask("edit")}>
                {words("clients.edit")}
            </ActButton>
            {mayPromote && (
                <ActButton size="compact-md" variant="default" onClick={() => ask("promote")}>
                    {words("promotion.act")}
                </ActButton>
            )}
            {mayRemove && (
                <ActButton size="compact-md" variant="default" onClick={() => ask("remove")}>
                    {words("clients.remove")}
                </ActButton>
            )}
            <ClientDialogs
                version={version}
                asking={asking}
                onRemoved={onRemoved}
                onClose={() => ask(undefined)}
            />
        </div>
    );
}
