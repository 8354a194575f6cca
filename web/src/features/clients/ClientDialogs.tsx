import type { ClientVersion } from "../../lib/clients";
import { later } from "../../ui/later";
import { RemoveClient } from "./RemoveClient";

const EditClient = later(async () => (await import("./EditClient")).EditClient);
const MapUsers = later(async () => (await import("./MapUsers")).MapUsers);

export type Asking = "map" | "edit" | "remove" | undefined;

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
            <RemoveClient
                client={version.client}
                opened={asking === "remove"}
                onRemoved={onRemoved}
                onClose={onClose}
            />
        </>
    );
}
