import { useInfiniteQuery } from "@tanstack/react-query";
import type { Connection } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { DoorDrawing } from "../../ui/drawings";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import form from "../../ui/form.module.css";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { blockedQuery } from "./api";
import classes from "./Found.module.css";
import { Person } from "./Person";
import { useConnectionActs } from "./use_connection_acts";

type BlockedProps = { opened: boolean; onClose: () => void };

/** Whom one blocks, and the way back. */
export function Blocked({ opened, onClose }: BlockedProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} size={560} title={words("connections.blocked")}>
            <Everybody />
        </Dialog>
    );
}

function Everybody() {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(blockedQuery(account.id));
    const nobody = (
        <EmptyState drawing={<DoorDrawing />} sentence={words("connections.blocked.none")} />
    );
    return (
        <List list={list} rows={2} empty={nobody}>
            {(connections) => (
                <div className={form.form}>
                    <p className={form.quiet}>{words("connections.blocked.lead")}</p>
                    <Panel>
                        <ul aria-label={words("connections.blocked")}>
                            {connections.map((one) => (
                                <Line key={one.id} connection={one} />
                            ))}
                        </ul>
                    </Panel>
                </div>
            )}
        </List>
    );
}

function Line({ connection }: { connection: Connection }) {
    const words = useWords();
    const acts = useConnectionActs(connection);
    const { person } = connection;
    return (
        <li className={classes.line}>
            <Person
                id={person.id}
                name={person.display_name}
                jobTitle={person.job_title}
                company={person.company}
            />
            <ActButton
                size="compact-md"
                variant="default"
                loading={acts.busy === "unblock"}
                aria-label={words("connections.unblock.of", { name: person.display_name })}
                onClick={() => void acts.act("unblock")}
            >
                {words("connections.unblock")}
            </ActButton>
        </li>
    );
}
