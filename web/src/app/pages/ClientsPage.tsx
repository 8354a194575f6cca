import { NativeSelect } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { isFilter, states, type ClientsSearch } from "../../features/clients/api";
import { ClientList } from "../../features/clients/ClientList";
import classes from "../../features/clients/Clients.module.css";
import { exportAddress } from "../../features/clients/files";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ContactFileExport } from "../../ui/ContactFileExport";
import { PlusIcon, UpIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { PageHead } from "../../ui/PageHead";
import { SearchField } from "../../ui/SearchField";
import { ForbiddenPage } from "./ForbiddenPage";

const InviteClients = later(
    async () => (await import("../../features/clients/invite/InviteClients")).InviteClients,
);

const ImportClients = later(
    async () => (await import("../../features/clients/ImportClients")).ImportClients,
);

/** Every client of the account, also those whom nobody looks after. */
export function ClientsPage() {
    const { may } = useCurrent();
    return may("clients.view_all") ? <Allowed /> : <ForbiddenPage needs="clients.view_all" />;
}

function Allowed() {
    const words = useWords();
    const { account, may } = useCurrent();
    const { q = "", state, add } = useSearch({ from: "/inside/manage/clients" });
    const navigate = useNavigate({ from: "/manage/clients" });
    const open = () => change({ add: "client" }, false);
    const mayAdd = may("clients.invite");
    useCommands(mayAdd ? [{ word: "clients.add", keys: "n", icon: <PlusIcon />, run: open }] : []);

    function change(next: ClientsSearch, replace = true) {
        void navigate({ search: (before) => ({ ...before, ...next }), replace });
    }

    const button = mayAdd && (
        <ActButton
            leftSection={<PlusIcon size={16} />}
            onMouseEnter={InviteClients.preload}
            onClick={open}
        >
            {words("clients.add")}
        </ActButton>
    );
    return (
        <>
            <PageHead
                title={words("clients.title")}
                lead={words("clients.lead", { account: account.name })}
                actions={
                    <>
                        <ContactFileExport address={(as) => exportAddress(account.id, as)} />
                        {mayAdd && <ImportButton />}
                        {button}
                    </>
                }
            />
            <div className={classes.tools}>
                <div className={classes.search}>
                    <SearchField
                        label={words("clients.search")}
                        value={q}
                        onChange={(text) => change({ q: text || undefined })}
                    />
                </div>
                <NativeSelect
                    aria-label={words("users.status")}
                    value={isFilter(state) ? state : ""}
                    data={[
                        { value: "", label: words("clients.state.all") },
                        ...[...states, "ending" as const].map((value) => ({
                            value,
                            label: words(`clients.state.${value}`),
                        })),
                    ]}
                    onChange={(event) => change({ state: event.currentTarget.value || undefined })}
                />
            </div>
            <ClientList q={q} state={isFilter(state) ? state : undefined} add={button} />
            <InviteClients
                isGroup={false}
                opened={add !== undefined}
                onClose={() => change({ add: undefined })}
            />
        </>
    );
}

function ImportButton() {
    const words = useWords();
    const [importing, setImporting] = useState(false);
    return (
        <>
            <ActButton
                variant="default"
                leftSection={<UpIcon size={16} />}
                onMouseEnter={ImportClients.preload}
                onClick={() => setImporting(true)}
            >
                {words("cards.import")}
            </ActButton>
            <ImportClients opened={importing} onClose={() => setImporting(false)} />
        </>
    );
}
