import { useRef, type ChangeEvent } from "react";
import { fileEndings, held, mostBytes } from "../lib/contact_files";
import { useWords } from "../lib/words";
import { ActButton } from "./ActButton";
import { toast } from "./toast";

type ContactFileChooserProps = {
    busy: boolean;
    /** With what stood in it when it was chosen, whatever becomes of it on the disk. */
    onFile: (file: File) => void;
};

/** A CSV file or vCards of people. */
export function ContactFileChooser({ busy, onFile }: ContactFileChooserProps) {
    const words = useWords();
    const chooser = useRef<HTMLInputElement>(null);

    async function take(file: File) {
        if (!fileEndings.test(file.name)) return toast(words("cards.import.kind"), "refused");
        if (file.size > mostBytes) return toast(words("cards.import.large"), "refused");
        const copy = await held(file).catch(() => undefined);
        if (copy) onFile(copy);
        else toast(words("cards.import.unreadable"), "refused");
    }

    function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        const file = currentTarget.files?.[0];
        if (file) void take(file);
        currentTarget.value = ""; // the same file may be chosen again
    }

    return (
        <div>
            <ActButton
                variant="default"
                loading={busy}
                onClick={() => chooser.current?.click()}
                data-autofocus
            >
                {words("import.choose")}
            </ActButton>
            <input
                ref={chooser}
                type="file"
                hidden
                accept=".csv,.vcf,.vcard,text/csv,text/vcard"
                aria-label={words("import.choose")}
                onChange={choose}
            />
        </div>
    );
}
