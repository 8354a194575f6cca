import { Button, Menu } from "@mantine/core";
import { saveFile } from "../../lib/save_file";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { ChevronIcon } from "../../ui/icons";
import { toast } from "../../ui/toast";
import { exportAudit, type Format } from "./api";
import { queryOf, type AuditSearch } from "./filter";

/** A file of all that is looked for now, however many entries that are. */
export function ExportMenu({ account, search }: { account: string; search: AuditSearch }) {
    const words = useWords();
    const exporting = useSubmit({
        send: (format: Format) => exportAudit(account, queryOf(search), format),
        done: (file, format) => saveFile(`audit.${format}`, file),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return (
        <Menu position="bottom-end">
            <Menu.Target>
                <Button
                    variant="default"
                    loading={exporting.busy}
                    rightSection={<ChevronIcon size={16} />}
                >
                    {words("activity.export")}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Item onClick={() => void exporting.submit("csv")}>
                    {words("activity.export.csv")}
                </Menu.Item>
                <Menu.Item onClick={() => void exporting.submit("jsonl")}>
                    {words("activity.export.jsonl")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}
