import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import type { Client } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { EditIcon, MailIcon, MoreIcon, PersonIcon, TrashIcon, UsersIcon } from "../../ui/icons";
import { ClientDialogs, type Asking } from "./ClientDialogs";
import classes from "./Clients.module.css";
import { isOutside, useMayPromote, useMayRemove } from "./may";
import { useClientActs } from "./use_client_acts";

/** In a list: what can be done with a client. */
export function ClientMenu({ client }: { client: Client }) {
    const words = useWords();
    const [asking, ask] = useState<Asking>();
    const { invite } = useClientActs(client);
    const { may } = useCurrent();
    const mayRemove = useMayRemove(client);
    const mayPromote = useMayPromote(client);
    return (
        <>
            <Menu position="bottom-end" width={200} withinPortal={false}>
                <Explained reason={undefined}>
                    {(explained) => (
                        <Menu.Target>
                            <ActionIcon
                                variant="subtle"
                                color="gray"
                                className={classes.more}
                                aria-label={words("clients.acts", { name: client.display_name })}
                                {...explained}
                            >
                                <MoreIcon />
                            </ActionIcon>
                        </Menu.Target>
                    )}
                </Explained>
                <Menu.Dropdown>
                    {isOutside(client) && client.email && may("clients.invite") && (
                        <Menu.Item
                            leftSection={<MailIcon size={16} />}
                            onClick={() => void invite()}
                        >
                            {words(
                                client.state === "quiet" ? "clients.send" : "clients.send.again",
                            )}
                        </Menu.Item>
                    )}
                    <Menu.Item leftSection={<UsersIcon size={16} />} onClick={() => ask("map")}>
                        {words("clients.map")}
                    </Menu.Item>
                    <Menu.Item leftSection={<EditIcon size={16} />} onClick={() => ask("edit")}>
                        {words("clients.edit")}
                    </Menu.Item>
                    {mayPromote && (
                        <Menu.Item
                            leftSection={<PersonIcon size={16} />}
                            onClick={() => ask("promote")}
                        >
                            {words("promotion.act")}
                        </Menu.Item>
                    )}
                    {mayRemove && (
                        <Menu.Item
                            className={classes.grave}
                            leftSection={<TrashIcon size={16} />}
                            onClick={() => ask("remove")}
                        >
                            {words("clients.remove")}
                        </Menu.Item>
                    )}
                </Menu.Dropdown>
            </Menu>
            <ClientDialogs
                version={{ client, etag: null }}
                asking={asking}
                onRemoved={() => undefined}
                onClose={() => ask(undefined)}
            />
        </>
    );
}
