import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useWords } from "../../lib/words";
import classes from "./Admin.module.css";
import { SettingsSection } from "./SettingsSection";

/** Whether calls may be recorded at all; who may is decided user by user. */
export function Calls() {
    const words = useWords();
    return (
        <SettingsSection
            id="calls"
            title={words("admin.calls")}
            valuesOf={({ call_recording: on }) => ({ on: on ? "yes" : "no" })}
            changeOf={({ on }) => ({ call_recording: on === "yes" })}
        >
            {({ form }) => (
                <Switch
                    label={words("admin.recording")}
                    description={words("admin.recording.means")}
                    classNames={{ description: classes.described }}
                    checked={form.values.on === "yes"}
                    onChange={(event) =>
                        form.setFieldValue("on", event.currentTarget.checked ? "yes" : "no")
                    }
                />
            )}
        </SettingsSection>
    );
}
