import { Textarea } from "@mantine/core";
import { useWords } from "../../lib/words";
import { SettingsSection } from "./SettingsSection";

/** A sentence of the account's own below its help. */
export function HelpNotice() {
    const words = useWords();
    return (
        <SettingsSection
            id="notice"
            title={words("admin.notice")}
            lead={words("admin.notice.lead")}
            valuesOf={({ notice }) => ({ notice })}
            changeOf={({ notice }) => ({ notice: notice.trim() })}
        >
            {({ field }) => (
                <Textarea
                    label={words("admin.notice.text")}
                    autosize
                    minRows={2}
                    maxLength={500}
                    {...field("notice")}
                />
            )}
        </SettingsSection>
    );
}
