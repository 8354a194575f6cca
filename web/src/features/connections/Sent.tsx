import type { Connection } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Cell, Rows } from "../../ui/Rows";
import { When } from "../../ui/When";
import { AgreedText } from "./AgreedText";
import classes from "./Connections.module.css";
import { Person } from "./Person";
import { useConnectionActs } from "./use_connection_acts";

/** One's own requests that nobody has answered yet. */
export function Sent({ connections }: { connections: Connection[] }) {
    const words = useWords();
    const columns = [
        words("users.name"),
        words("connections.asked_for"),
        words("connections.asked"),
    ];
    return (
        <Rows label={words("connections.sent")} columns={[...columns, ""]}>
            {connections.map((one) => (
                <Line key={one.id} connection={one} />
            ))}
        </Rows>
    );
}

function Line({ connection }: { connection: Connection }) {
    const words = useWords();
    const { person, requested_at } = connection;
    const acts = useConnectionActs(connection);
    const name = person.display_name;
    return (
        <tr role="row">
            <Cell>
                <Person
                    id={person.id}
                    name={name}
                    jobTitle={person.job_title}
                    company={person.company}
                />
            </Cell>
            <Cell heading={words("connections.asked_for")}>
                <AgreedText connection={connection} />
            </Cell>
            <Cell heading={words("connections.asked")}>
                <When at={requested_at} />
            </Cell>
            <Cell>
                <span className={classes.acts}>
                    <ActButton
                        variant="default"
                        size="compact-md"
                        loading={acts.busy === "cancel"}
                        aria-label={words("connections.cancel.of", { name })}
                        onClick={() => void acts.act("cancel")}
                    >
                        {words("connections.cancel")}
                    </ActButton>
                </span>
            </Cell>
        </tr>
    );
}
