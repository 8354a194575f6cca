import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Contact } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { contactListQuery, type Filter } from "./api";
import classes from "./Contacts.module.css";
import { ContactFace } from "./ContactFace";
import { KindBadge, StateOf } from "./marks";
import { useAvailableClients } from "./use_available_clients";

type ContactListProps = {
    filter: Filter;
    q: string;
    /** What can be done with somebody right from the list. */
    acts: (contact: Contact) => ReactNode;
};

/** Everybody one reaches, by name; each opens an overview. */
export function ContactList({ filter, q, acts }: ContactListProps) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(contactListQuery(account.id, filter, q));
    useAvailableClients(filter === "available_clients");
    const sentence = q ? words("contacts.none.found", { q }) : words(`contacts.none.${filter}`);
    const none = <EmptyState drawing={<PeopleDrawing />} sentence={sentence} />;
    return (
        <List list={list} rows={6} empty={none}>
            {(contacts) => (
                <ul className={classes.list} aria-label={words("contacts.title")} data-keeps-focus>
                    {contacts.map((contact) => (
                        <li key={contact.ref} className={classes.row}>
                            <Line contact={contact} />
                            {acts(contact)}
                        </li>
                    ))}
                </ul>
            )}
        </List>
    );
}

function Line({ contact }: { contact: Contact }) {
    return (
        <Link
            to="/manage/contacts/$ref"
            params={{ ref: contact.ref }}
            search={(before) => ({ ...before, add: undefined })}
            className={classes.line}
            activeOptions={{ includeSearch: false }}
        >
            <ContactFace contact={contact} />
            <span className={classes.words}>
                <span className={classes.name}>
                    {contact.display_name}
                    <StateOf contact={contact} />
                </span>
                <Beneath contact={contact} />
            </span>
            <KindBadge kind={contact.kind} />
        </Link>
    );
}

function Beneath({ contact }: { contact: Contact }) {
    const words = useWords();
    const { job_title, company, email, phone, member_count, is_own } = contact;
    const line =
        member_count !== null && member_count !== undefined
            ? [words("contacts.members", { count: member_count }), is_own && words("contacts.own")]
            : [job_title, company, email || phone];
    const text = line.filter(Boolean).join(" · ");
    return text ? <span className={classes.quiet}>{text}</span> : null;
}
