import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Client, ClientState } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { PresentFace } from "../../ui/PresentFace";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip, type Tone } from "../../ui/StateChip";
import { Day } from "../../ui/When";
import { clientListQuery, type ClientFilter } from "./api";
import { ClientMenu } from "./ClientMenu";
import classes from "./Clients.module.css";

const tones: Record<ClientState, Tone> = {
    quiet: "quiet",
    pending: "warn",
    active: "good",
    inactive: "quiet",
    removed: "quiet",
};

type ClientListProps = { q: string; state: ClientFilter | undefined; add: ReactNode };

/** Every client of the account, by name. */
export function ClientList({ q, state, add }: ClientListProps) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(clientListQuery(account.id, q, state));
    const isNarrowed = q !== "" || state !== undefined;
    const none = (
        <EmptyState
            drawing={<PeopleDrawing />}
            sentence={words(isNarrowed ? "clients.none.found" : "clients.none")}
        >
            {!isNarrowed && add}
        </EmptyState>
    );
    const columns = [
        ...[words("users.name"), words("users.email"), words("contacts.company")],
        ...[words("contacts.mapped"), words("clients.ends"), words("users.status"), ""],
    ];
    return (
        <Panel>
            <List list={list} rows={5} empty={none}>
                {(clients) => (
                    <Rows label={words("clients.title")} columns={columns}>
                        {clients.map((client) => (
                            <Line key={client.id} client={client} />
                        ))}
                    </Rows>
                )}
            </List>
        </Panel>
    );
}

function Line({ client }: { client: Client }) {
    const words = useWords();
    const { id, display_name: name, email, phone, company, state, mapped_users } = client;
    return (
        <tr role="row" className={classes.line}>
            <Cell>
                <span className={classes.person}>
                    <PresentFace
                        watch={state === "active" ? `client:${id}` : undefined}
                        id={id}
                        name={name}
                        picture={client.avatar_url}
                    />
                    {name}
                </span>
            </Cell>
            <Cell whole heading={words("users.email")}>
                {email || phone}
            </Cell>
            <Cell heading={company && words("contacts.company")}>{company}</Cell>
            <Cell whole heading={words("contacts.mapped")}>
                {mapped_users.map(({ display_name }) => display_name).join(", ") ||
                    words("clients.nobody")}
            </Cell>
            <Cell heading={client.valid_until ? words("clients.ends") : undefined}>
                {client.valid_until && <Day at={client.valid_until} />}
            </Cell>
            <Cell>
                <StateChip tone={tones[state]}>{words(`clients.state.${state}`)}</StateChip>
            </Cell>
            <Cell>
                <span className={classes.corner}>
                    <ClientMenu client={client} />
                </span>
            </Cell>
        </tr>
    );
}
