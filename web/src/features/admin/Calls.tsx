import { Switch, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useWords } from "../../lib/words";
import classes from "./Admin.module.css";
import { SettingsSection } from "./SettingsSection";

/** Whether calls may be recorded at all and how long that is kept; who may is decided user by user. */
export function Calls() {
    const words = useWords();
    return (
        <SettingsSection
            id="calls"
            title={words("admin.calls")}
            valuesOf={({ call_recording: on, call_recording_days: days }) => ({
                on: on ? "yes" : "no",
                call_recording_days: String(days),
            })}
            changeOf={({ on, call_recording_days: days }) => ({
                call_recording: on === "yes",
                call_recording_days: Number(days) || 0,
            })}
        >
            {({ form, field }) => (
                <>
                    <Switch
                        label={words("admin.recording")}
                        description={words("admin.recording.means")}
                        classNames={{ description: classes.described }}
                        checked={form.values.on === "yes"}
                        onChange={(event) =>
                            form.setFieldValue("on", event.currentTarget.checked ? "yes" : "no")
                        }
                    />
                    <TextInput
                        {...field("call_recording_days")}
                        label={words("admin.recording.days")}
                        description={words("admin.recording.days.means")}
                        inputMode="numeric"
                        autoComplete="off"
                        maxLength={4}
                        className={classes.short}
                    />
                </>
            )}
        </SettingsSection>
    );
}
