import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useAllCommands } from "../../../lib/commands";
import { useWords } from "../../../lib/words";
import { Keys } from "./Keys";
import classes from "./ShortcutsDialog.module.css";

/** Every key that does something on the page one is on. */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
    const words = useWords();
    const commands = useAllCommands();
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            title={words("shortcuts.title")}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <dl className={classes.list}>
                {commands.map(
                    ({ word, keys }) =>
                        keys && (
                            <div key={word} className={classes.line}>
                                <dt>{words(word)}</dt>
                                <dd>
                                    <Keys keys={keys} />
                                </dd>
                            </div>
                        ),
                )}
            </dl>
        </Modal>
    );
}
