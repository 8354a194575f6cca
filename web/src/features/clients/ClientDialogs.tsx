import type { ClientVersion } from "../../lib/clients";
import { later } from "../../ui/later";
import { RemoveClient } from "./RemoveClient";

const EditClient = later(async () => (await import("./EditClient")).EditClient);
const PromoteClient = later(async () => (await import("./PromoteClient")).PromoteClient);
const MapUsers = later(async () => (await import("./MapUsers")).MapUsers);

export type Asking = "map" | "edit" | "promote" | "remove" | undefined;

type ClientDialogsProps = {
    version: ClientVersion;
    asking: Asking;
    onRemoved: () => void;
    onClose: () => void;
};

/** What is asked before a client is changed. */
export function ClientDialogs({ version, asking, onRemoved, onClose }: ClientDialogsProps) {
    return (
        <>
            <MapUsers client={version.client} opened={asking === "map"} onClose={onClose} />
            <EditClient version={version} opened={asking === "edit"} onClose={onClose} />
            <PromoteClient
                client={version.client}
                opened={asking === "promote"}
                onDone={onRemoved}
                onClose={onClose}
            />
            <RemoveClient
                client={version.client}
                opened={asking === "remove"}
                onRemoved={onRemoved}
                onClose={onClose}
            />
        </>
    );
}
