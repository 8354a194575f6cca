import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIntl } from "react-intl";
import type { OwnPresence } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { ownPresenceQuery } from "./api";
import classes from "./Presence.module.css";
import { StatusDot } from "./StatusDot";

const PresenceDialog = later(async () => (await import("./PresenceDialog")).PresenceDialog);

/** On one's profile: what one says of oneself, and the way to change it. */
export function PresenceSection() {
    const words = useWords();
    const own = useQuery(ownPresenceQuery);
    const [opened, setOpened] = useState(false);
    return (
        <Section id="presence" title={words("presence")} lead={words("presence.lead")}>
            <Loaded query={own} rows={1}>
                {(now) => (
                    <div className={classes.now}>
                        <Said now={now} />
                        <ActButton
                            variant="default"
                            onMouseEnter={PresenceDialog.preload}
                            onClick={() => setOpened(true)}
                        >
                            {words("presence.change")}
                        </ActButton>
                    </div>
                )}
            </Loaded>
            <PresenceDialog opened={opened} onClose={() => setOpened(false)} />
        </Section>
    );
}

function Said({ now: { status, text, until } }: { now: OwnPresence }) {
    const words = useWords();
    const intl = useIntl();
    const at = until && intl.formatDate(until, { dateStyle: "medium", timeStyle: "short" });
    return (
        <div className={classes.words}>
            <span className={classes.status}>
                <StatusDot status={status} />
                {words(`presence.status.${status}`)}
            </span>
            {text && <span>{text}</span>}
            {at && <span className={classes.quiet}>{words("presence.ends", { at })}</span>}
        </div>
    );
}
