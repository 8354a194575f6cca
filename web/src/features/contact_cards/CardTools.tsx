import { useState } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ContactFileExport } from "../../ui/ContactFileExport";
import { PlusIcon, UpIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { exportAddress } from "./api";

const CardDialog = later(async () => (await import("./CardDialog")).CardDialog);
const ImportCards = later(async () => (await import("./ImportCards")).ImportCards);
const PhoneDialog = later(async () => (await import("./PhoneDialog")).PhoneDialog);

type CardToolsProps = { adding: boolean; onAdd: (adding: boolean) => void };

/** How contacts come, one by one or as a file, and how they go. */
export function CardTools({ adding, onAdd }: CardToolsProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [importing, setImporting] = useState(false);
    const [connecting, setConnecting] = useState(false);
    return (
        <>
            <ActButton
                variant="default"
                onMouseEnter={PhoneDialog.preload}
                onClick={() => setConnecting(true)}
            >
                {words("cards.phone")}
            </ActButton>
            <ContactFileExport address={(format) => exportAddress(account.id, format)} />
            <ActButton
                variant="default"
                leftSection={<UpIcon size={16} />}
                onMouseEnter={ImportCards.preload}
                onClick={() => setImporting(true)}
            >
                {words("cards.import")}
            </ActButton>
            <ActButton
                variant="default"
                leftSection={<PlusIcon size={16} />}
                onMouseEnter={CardDialog.preload}
                onClick={() => onAdd(true)}
            >
                {words("cards.add")}
            </ActButton>
            <CardDialog opened={adding} onClose={() => onAdd(false)} />
            <ImportCards opened={importing} onClose={() => setImporting(false)} />
            <PhoneDialog opened={connecting} onClose={() => setConnecting(false)} />
        </>
    );
}
