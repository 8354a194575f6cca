import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PortalContact, WorkspaceRef } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { Loaded } from "../../ui/Loaded";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { PresentFace } from "../../ui/PresentFace";
import { SupportCard } from "../../ui/SupportCard";
import { portalQuery } from "./api";
import classes from "./Portal.module.css";

/** The one page of a client: whom they deal with at the account. */
export function PortalPage({ rooms }: { rooms: (workspaces: WorkspaceRef[]) => ReactNode }) {
    const words = useWords();
    const { account, me } = useCurrent();
    const portal = useQuery(portalQuery(account.id));
    return (
        <>
            <PageHead
                title={words("home.hello", { name: me.person.first_name })}
                lead={words("portal.lead", { account: account.name })}
                actions={
                    <Button
                        variant="default"
                        renderRoot={(props) => <Link to="/profile" {...props} />}
                    >
                        {words("shell.profile")}
                    </Button>
                }
            />
            <Loaded query={portal} rows={3}>
                {({ account: { name, support }, contacts, workspaces }) => (
                    <div className={classes.portal}>
                        {rooms(workspaces)}
                        <section aria-labelledby="portal-contacts">
                            <h2 id="portal-contacts" className={classes.title}>
                                {words("portal.contacts", { account: name })}
                            </h2>
                            <Contacts contacts={contacts} />
                        </section>
                        <SupportCard support={support} />
                    </div>
                )}
            </Loaded>
        </>
    );
}

function Contacts({ contacts }: { contacts: PortalContact[] }) {
    const words = useWords();
    if (contacts.length === 0) {
        return (
            <Panel>
                <EmptyState drawing={<PeopleDrawing />} sentence={words("portal.nobody")} />
            </Panel>
        );
    }
    return (
        <Panel>
            <ul>
                {contacts.map(({ ref, display_name, job_title, avatar_url, presence }) => (
                    <li key={ref} className={classes.contact}>
                        <PresentFace
                            watch={ref}
                            presence={presence}
                            id={ref.split(":")[1] ?? ref}
                            name={display_name}
                            picture={avatar_url}
                            size={36}
                        />
                        <span className={classes.words}>
                            <span className={classes.name}>{display_name}</span>
                            {job_title && <span className={classes.quiet}>{job_title}</span>}
                        </span>
                    </li>
                ))}
            </ul>
        </Panel>
    );
}
