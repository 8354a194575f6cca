import type { Connection } from "../../api/types";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import type { Acts } from "./use_connection_acts";

type AskFirstProps = {
    act: "block" | "disconnect";
    opened: boolean;
    acts: Acts;
    connection: Connection;
    onDone?: (() => void) | undefined;
    onClose: () => void;
};

/** Before what the other side would have to agree to anew. */
export function AskFirst({ act, opened, acts, connection, onDone, onClose }: AskFirstProps) {
    const words = useWords();
    const name = connection.person.display_name;

    async function go() {
        const done = await acts.act(act);
        onClose();
        if (done) onDone?.();
    }

    return (
        <ConfirmDialog
            opened={opened}
            title={words(`connections.${act}.title`, { name })}
            confirm={words(`connections.${act}`)}
            busy={acts.busy === act}
            onConfirm={() => void go()}
            onClose={onClose}
        >
            {words(`connections.${act}.text`, { name })}
        </ConfirmDialog>
    );
}
