import type { Connection } from "../../api/types";
import { useWords } from "../../lib/words";
import { Cell, Rows } from "../../ui/Rows";
import { StateChip } from "../../ui/StateChip";
import { AgreedText } from "./AgreedText";
import { ConnectedActs } from "./ConnectedActs";
import classes from "./Connections.module.css";
import { Person } from "./Person";

/** Everybody of other accounts whom one reaches, by oneself or through a colleague. */
export function Connected({ connections }: { connections: Connection[] }) {
    const words = useWords();
    const columns = [words("users.name"), words("users.email"), words("connections.agreed")];
    return (
        <Rows label={words("connections.connected")} columns={[...columns, ""]}>
            {connections.map((one) => (
                <Line key={one.id} connection={one} />
            ))}
        </Rows>
    );
}

function Line({ connection }: { connection: Connection }) {
    const words = useWords();
    const { person, owner, is_mine, is_suspended } = connection;
    return (
        <tr role="row" className={classes.line}>
            <Cell>
                <Person
                    watch={is_suspended ? undefined : `connection:${connection.id}`}
                    id={person.id}
                    name={person.display_name}
                    pronouns={person.pronouns}
                    jobTitle={person.job_title}
                    company={person.company}
                >
                    {!is_mine && words("connections.through", { name: owner.display_name })}
                </Person>
            </Cell>
            <Cell whole heading={words("users.email")}>
                <a href={`mailto:${person.email}`} className={`link ${classes.mail}`}>
                    {person.email}
                </a>
            </Cell>
            <Cell whole heading={words("connections.agreed")}>
                {is_suspended ? (
                    <StateChip tone="quiet">{words("connections.suspended")}</StateChip>
                ) : (
                    <AgreedText connection={connection} />
                )}
            </Cell>
            <Cell>
                <span className={classes.corner}>
                    <ConnectedActs connection={connection} />
                </span>
            </Cell>
        </tr>
    );
}
