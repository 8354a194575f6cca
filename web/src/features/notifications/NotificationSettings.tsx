import { NativeSelect, Switch } from "@mantine/core";
import "@mantine/core/styles/Switch.layer.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Mailing, NotificationSetting } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useReadOnly } from "../../lib/viewing";
import { problemText, useWords } from "../../lib/words";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { toast } from "../../ui/toast";
import { changeSetting, mailings, settingsQuery } from "./api";
import classes from "./NotificationSettings.module.css";

/** On one's profile: of each type whether the bell tells, and whether a mail does. */
export function NotificationSettings() {
    const words = useWords();
    const { account } = useCurrent();
    const settings = useQuery(settingsQuery(account.id));
    return (
        <Section
            id="notifications"
            title={words("notifications")}
            lead={words("notifications.lead", { account: account.name })}
        >
            <Loaded query={settings} rows={6}>
                {(all) => all.map((one) => <Row key={one.type} one={one} />)}
            </Loaded>
        </Section>
    );
}

function Row({ one }: { one: NotificationSetting }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const readOnly = useReadOnly() !== undefined;
    const saving = useSubmit({
        send: (wanted: NotificationSetting) => changeSetting(account.id, wanted),
        done: (saved) => {
            queries.setQueryData(settingsQuery(account.id).queryKey, saved);
            toast(words("notifications.saved"));
        },
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    const name = words(`notifications.type.${one.type}`);
    return (
        <div className={classes.row} role="group" aria-label={name}>
            <div className={classes.name}>
                {name}
                {one.mail_fixed && (
                    <div className={classes.quiet}>{words("notifications.fixed")}</div>
                )}
            </div>
            <Switch
                label={words("notifications.in_app")}
                checked={one.in_app}
                disabled={saving.busy || readOnly}
                onChange={(event) =>
                    void saving.submit({ ...one, in_app: event.currentTarget.checked })
                }
            />
            <NativeSelect
                className={classes.mail}
                aria-label={words("notifications.mail")}
                value={one.mail}
                disabled={saving.busy || readOnly || one.mail_fixed}
                data={mailings.map((value) => ({
                    value,
                    label: words(`notifications.mail.${value}`),
                }))}
                onChange={(event) =>
                    void saving.submit({ ...one, mail: event.currentTarget.value as Mailing })
                }
            />
        </div>
    );
}
