import { useAllCommands } from "../../../lib/commands";
import { useWords } from "../../../lib/words";
import { Keys } from "./Keys";
import classes from "./ShortcutsDialog.module.css";
import { Dialog } from "../../../ui/Dialog";

/** Every key that does something on the page one is on. */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
    const words = useWords();
    const commands = useAllCommands();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("shortcuts.title")}>
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
        </Dialog>
    );
}
