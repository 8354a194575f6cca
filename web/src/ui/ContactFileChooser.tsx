import { useRef, type ChangeEvent } from "react";
import { fileEndings, mostBytes } from "../lib/contact_files";
import { useWords } from "../lib/words";
import { ActButton } from "./ActButton";
import { toast } from "./toast";

type ContactFileChooserProps = { busy: boolean; onFile: (file: File) => void };

/** A CSV file or vCards of people. */
export function ContactFileChooser({ busy, onFile }: ContactFileChooserProps) {
    const words = useWords();
    const chooser = useRef<HTMLInputElement>(null);

    function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        const file = currentTarget.files?.[0];
        if (!file) return;
        if (!fileEndings.test(file.name)) toast(words("cards.import.kind"), "refused");
        else if (file.size > mostBytes) toast(words("cards.import.large"), "refused");
        else onFile(file);
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
