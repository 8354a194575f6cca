import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Contact } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { PresentFace } from "../../ui/PresentFace";
import { Pronouns } from "../../ui/Pronouns";
import { Cell, Rows } from "../../ui/Rows";
import { colleaguesQuery } from "./api";
import classes from "./Connections.module.css";

/** Everybody of one's own account: nobody has to ask them. */
export function Colleagues({ q }: { q: string }) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(colleaguesQuery(account.id, q));
    const columns = [words("users.name"), words("detail.job_title"), words("users.email")];
    return (
        <Panel>
            <List list={list} rows={5} empty={<Nobody q={q} />}>
                {(people) => (
                    <Rows label={words("connections.tab.internal")} columns={columns}>
                        {people.map((person) => (
                            <Line key={person.ref} person={person} />
                        ))}
                    </Rows>
                )}
            </List>
        </Panel>
    );
}

function Line({ person }: { person: Contact }) {
    const words = useWords();
    const { id, display_name: name, job_title, email, pronouns, avatar_url } = person;
    return (
        <tr role="row">
            <Cell>
                <span className={classes.person}>
                    <PresentFace watch={person.ref} id={id} name={name} picture={avatar_url} />
                    <span>
                        {name}
                        <Pronouns of={pronouns} />
                    </span>
                </span>
            </Cell>
            <Cell heading={job_title && words("detail.job_title")}>{job_title}</Cell>
            <Cell whole heading={words("users.email")}>
                <a href={`mailto:${email}`} className={`link ${classes.mail}`}>
                    {email}
                </a>
            </Cell>
        </tr>
    );
}

function Nobody({ q }: { q: string }) {
    const words = useWords();
    const { account, may } = useCurrent();
    const sentence = q
        ? words("connections.nobody.found", { q })
        : words("connections.internal.none", { account: account.name });
    return (
        <EmptyState drawing={<PeopleDrawing />} sentence={sentence}>
            {!q && may("users.manage") && (
                <Button renderRoot={(props) => <Link to="/users" {...props} />}>
                    {words("shell.users")}
                </Button>
            )}
        </EmptyState>
    );
}
