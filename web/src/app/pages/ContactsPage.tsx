import { Outlet, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { ContactList } from "../../features/contacts/ContactList";
import { StartInLine } from "../../features/workspaces/StartInLine";
import classes from "../../features/contacts/Contacts.module.css";
import { isFilter, type ContactsSearch } from "../../features/contacts/api";
import { Filters } from "../../features/contacts/Filters";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { later } from "../../ui/later";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { SearchField } from "../../ui/SearchField";
import { AddContact, AddContactDialogs } from "./AddContact";
import { ForbiddenPage } from "./ForbiddenPage";

const MergeDuplicates = later(
    async () => (await import("../../features/merges/MergeDuplicates")).MergeDuplicates,
);

/** Everybody one reaches: colleagues, clients, people of other accounts, and one's own contacts. */
export function ContactsPage() {
    const { may } = useCurrent();
    return may("contacts.use") ? <Allowed /> : <ForbiddenPage needs="contacts.use" />;
}

function Allowed() {
    const words = useWords();
    const { account } = useCurrent();
    const { q = "", filter: asked, add } = useSearch({ from: "/inside/manage/contacts" });
    const { ref } = useParams({ strict: false });
    const navigate = useNavigate();
    const filter = isFilter(asked) ? asked : "all";
    const open = ref !== undefined || undefined;

    function change(next: ContactsSearch) {
        void navigate({
            to: ".",
            search: (before: ContactsSearch) => ({ ...before, ...next }),
            replace: true,
        });
    }

    return (
        <>
            <div className={classes.head} data-open={open}>
                <PageHead
                    title={words("contacts.title")}
                    lead={words("contacts.lead", { account: account.name })}
                    actions={
                        <>
                            <MergeButton />
                            <AddContact onAdd={(what) => change({ add: what })} />
                        </>
                    }
                />
            </div>
            <div className={classes.page} data-open={open}>
                <Filters filter={filter} q={q} />
                <div className={classes.people}>
                    <div className={classes.tools}>
                        <SearchField
                            label={words("contacts.search")}
                            value={q}
                            onChange={(text) => change({ q: text || undefined })}
                        />
                    </div>
                    <Panel>
                        <ContactList
                            filter={filter}
                            q={q}
                            acts={(contact) => <StartInLine contact={contact} />}
                        />
                    </Panel>
                </div>
                <Outlet />
            </div>
            <AddContactDialogs adding={add} onClose={() => change({ add: undefined })} />
        </>
    );
}

function MergeButton() {
    const words = useWords();
    const [merging, setMerging] = useState(false);
    return (
        <>
            <ActButton
                variant="default"
                onMouseEnter={MergeDuplicates.preload}
                onClick={() => setMerging(true)}
            >
                {words("merges.title")}
            </ActButton>
            <MergeDuplicates opened={merging} onClose={() => setMerging(false)} />
        </>
    );
}
