import { Button, Menu } from "@mantine/core";
import { useWords } from "../lib/words";
import { ChevronIcon } from "./icons";

type ContactFileExportProps = {
    /** To load with the browser itself: it becomes a file. */
    address: (format: "csv" | "vcard") => string;
};

/** People as a file to take away. */
export function ContactFileExport({ address }: ContactFileExportProps) {
    const words = useWords();
    return (
        <Menu position="bottom-end" width={180}>
            <Menu.Target>
                <Button variant="default" rightSection={<ChevronIcon size={16} />}>
                    {words("export")}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                {(["csv", "vcard"] as const).map((format) => (
                    <Menu.Item key={format} component="a" href={address(format)} download>
                        {words(`cards.export.${format}`)}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}
