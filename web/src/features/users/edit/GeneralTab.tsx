import { Switch, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQuery } from "@tanstack/react-query";
import { settingsQuery } from "../../../lib/account";
import { details, detailWord } from "../../../lib/details";
import { useCurrent } from "../../../lib/current";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import form from "../../../ui/form.module.css";
import { NameFields } from "../../../ui/NameFields";
import { ActiveField } from "./ActiveField";
import type { TabProps } from "./EditForm";
import classes from "./EditUser.module.css";
import { useGiving } from "../../../lib/giving";
import { TwoStepOff } from "./TwoStepOff";
import type { TextName } from "./values";

const recordingProduct = "voice";

export function GeneralTab(props: TabProps) {
    const words = useWords();
    const { user, values, set, refused } = props.editing;
    const { untouchable } = useGiving(user);

    function field(name: TextName) {
        return {
            value: values[name],
            error: refused[name],
            onChange: (event: { currentTarget: HTMLInputElement }) =>
                set({ [name]: event.currentTarget.value }),
        };
    }

    return (
        <div className={form.form}>
            <NameFields field={field} of="another" first="in a dialog" />
            <div className={form.pair}>
                <Explained reason={untouchable}>
                    {(off) => (
                        <TextInput
                            label={words("edit.email")}
                            description={
                                user.pending_email
                                    ? words("edit.email.waits", { email: user.pending_email })
                                    : words("edit.email.hint")
                            }
                            inputWrapperOrder={["label", "input", "description", "error"]}
                            type="email"
                            autoComplete="off"
                            readOnly={Boolean(untouchable)}
                            {...off}
                            {...field("email")}
                        />
                    )}
                </Explained>
                {details.map((name) => (
                    <TextInput
                        key={name}
                        label={words(detailWord(name))}
                        type={name === "phone" ? "tel" : "text"}
                        autoComplete="off"
                        {...field(name)}
                    />
                ))}
            </div>
            <div className={classes.switches}>
                <RecordingField {...props} />
                <ActiveField {...props} off={untouchable} />
                <TwoStepOff
                    user={user}
                    opened={props.asking === "two_step"}
                    onOpen={() => props.ask("two_step")}
                    onClose={() => props.ask(undefined)}
                />
            </div>
        </div>
    );
}

function RecordingField({ editing }: TabProps) {
    const words = useWords();
    const { account } = useCurrent();
    const settings = useQuery(settingsQuery(account.id)).data;
    const { values, set } = editing;
    const off = settings?.call_recording === false ? words("edit.recording.off") : undefined;
    const unlicensed = !values.active || !values.licenses.includes(recordingProduct);
    const waits = values.call_recording_enabled && unlicensed;
    return (
        <Explained reason={off}>
            {(explained) => (
                <Switch
                    classNames={{ body: classes.switch, labelWrapper: classes.switchWords }}
                    labelPosition="left"
                    label={words("edit.recording")}
                    aria-label={words("edit.recording")}
                    description={
                        off ?? words(waits ? "edit.recording.waits" : "edit.recording.means")
                    }
                    checked={values.call_recording_enabled && !off}
                    onChange={(event) =>
                        set({ call_recording_enabled: event.currentTarget.checked })
                    }
                    {...explained}
                />
            )}
        </Explained>
    );
}
