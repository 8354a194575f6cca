import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import type { Connection } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { BlockIcon, CloseIcon, EditIcon, MoreIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { AskFirst } from "./AskFirst";
import classes from "./Connections.module.css";
import { useConnectionActs } from "./use_connection_acts";

const AgreedDialog = later(async () => (await import("./AgreedDialog")).AgreedDialog);

type Asking = "agreed" | "block" | "disconnect" | undefined;

/** What becomes of a connection; of a colleague's, only whoever manages users may end it. */
export function ConnectedActs({ connection }: { connection: Connection }) {
    const { may } = useCurrent();
    if (connection.is_mine || may("users.manage")) return <Acts connection={connection} />;
    return <NotMine connection={connection} />;
}

function NotMine({ connection: { person, owner } }: { connection: Connection }) {
    const words = useWords();
    return (
        <Explained reason={words("connections.not_mine", { name: owner.display_name })}>
            {(explained) => (
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.more}
                    aria-label={words("connections.more", { name: person.display_name })}
                    {...explained}
                >
                    <MoreIcon />
                </ActionIcon>
            )}
        </Explained>
    );
}

function Acts({ connection }: { connection: Connection }) {
    const acts = useConnectionActs(connection);
    const [asking, ask] = useState<Asking>();
    const close = () => ask(undefined);
    return (
        <>
            <ActsMenu connection={connection} onAsk={ask} />
            <AgreedDialog id={connection.id} opened={asking === "agreed"} onClose={close} />
            {(["disconnect", "block"] as const).map((act) => (
                <AskFirst
                    key={act}
                    act={act}
                    opened={asking === act}
                    acts={acts}
                    connection={connection}
                    onClose={close}
                />
            ))}
        </>
    );
}

type ActsMenuProps = { connection: Connection; onAsk: (asking: Asking) => void };

function ActsMenu({ connection: { is_mine, person }, onAsk }: ActsMenuProps) {
    const words = useWords();
    return (
        <Menu position="bottom-end" width={220} withinPortal={false}>
            <Menu.Target>
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.more}
                    aria-label={words("connections.more", { name: person.display_name })}
                >
                    <MoreIcon />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                {is_mine && (
                    <Menu.Item
                        leftSection={<EditIcon size={16} />}
                        onMouseEnter={AgreedDialog.preload}
                        onClick={() => onAsk("agreed")}
                    >
                        {words("connections.agreed.open")}
                    </Menu.Item>
                )}
                <Menu.Item
                    leftSection={<CloseIcon size={16} />}
                    onClick={() => onAsk("disconnect")}
                >
                    {words("connections.disconnect")}
                </Menu.Item>
                {is_mine && (
                    <Menu.Item
                        className={classes.grave}
                        leftSection={<BlockIcon size={16} />}
                        onClick={() => onAsk("block")}
                    >
                        {words("connections.block")}
                    </Menu.Item>
                )}
            </Menu.Dropdown>
        </Menu>
    );
}
