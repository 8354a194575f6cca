import { Menu } from "@mantine/core";
import { useReadOnly } from "../../lib/viewing";
import { useWords } from "../../lib/words";
import { ClockIcon } from "../../ui/icons";
import { nothingSaid, statuses, type Status } from "./api";
import classes from "./Presence.module.css";
import { StatusDot } from "./StatusDot";
import { useOwnPresence } from "./use_own_presence";

/** In a menu: what one says of oneself at one click, and the way to say more. */
export function PresenceItems({ onMore }: { onMore: () => void }) {
    const words = useWords();
    const readOnly = useReadOnly() !== undefined;
    const { now, say } = useOwnPresence();
    return (
        <>
            <Menu.RadioGroup
                value={now?.status ?? null}
                onChange={(status) => void say({ ...nothingSaid, status: status as Status })}
            >
                {statuses.map((status) => (
                    <Menu.RadioItem
                        key={status}
                        value={status}
                        disabled={readOnly}
                        closeMenuOnClick
                    >
                        <span className={classes.status}>
                            <StatusDot status={status} />
                            {words(`presence.status.${status}`)}
                        </span>
                    </Menu.RadioItem>
                ))}
            </Menu.RadioGroup>
            <Menu.Item leftSection={<ClockIcon />} onClick={onMore} disabled={readOnly}>
                {words("presence.more")}
            </Menu.Item>
        </>
    );
}
