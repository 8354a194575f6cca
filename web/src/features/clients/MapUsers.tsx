import type { Client } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ColleagueTicks } from "../../ui/ColleagueTicks";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { useClientActs } from "./use_client_acts";

type MapUsersProps = { client: Client; opened: boolean; onClose: () => void };

/** Who looks after a client: each tick holds at once. */
export function MapUsers({ client, opened, onClose }: MapUsersProps) {
    const words = useWords();
    const { may, membership } = useCurrent();
    const { map } = useClientActs(client);
    const isAdministrator = may("clients.view_all");
    const isMapped = (id: string) => client.mapped_users.some((user) => user.id === id);
    const off = ({ id }: { id: string }) =>
        isMapped(id) && id !== membership.id && !isAdministrator
            ? words("clients.map.administrators")
            : undefined;
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words("clients.map.title", { name: client.display_name })}
        >
            <div className={form.form}>
                <p className={form.quiet}>{words("clients.map.lead")}</p>
                <ColleagueTicks
                    title={words("contacts.mapped")}
                    chosen={client.mapped_users}
                    off={off}
                    onChange={(person, isIn) => void map(person, isIn)}
                />
            </div>
        </Dialog>
    );
}
