import { Button } from "@mantine/core";
import { useRef, useState, type ChangeEvent, type DragEvent } from "react";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import classes from "./DropZone.module.css";

type DropZoneProps = { name: string | undefined; busy: boolean; onFile: (file: File) => void };

const mostBytes = 64 * 1024 * 1024;
const endings = /\.(csv|tsv|txt|xlsx)$/i;

/** Where a file is dropped or chosen. */
export function DropZone({ name, busy, onFile }: DropZoneProps) {
    const words = useWords();
    const chooser = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);

    function open(file: File | undefined) {
        if (!file || busy) return;
        if (!endings.test(file.name)) return toast(words("import.kind"), "refused");
        if (file.size > mostBytes) return toast(words("import.large"), "refused");
        onFile(file);
    }

    function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        open(currentTarget.files?.[0]);
        currentTarget.value = ""; // the same file may be chosen again
    }

    function drop(event: DragEvent) {
        event.preventDefault();
        setOver(false);
        open(event.dataTransfer.files[0]);
    }

    return (
        <div
            className={classes.zone}
            data-over={over || undefined}
            onDragOver={(event) => (event.preventDefault(), setOver(true))}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
        >
            <p className={classes.drop} role="status">
                {busy && name ? words("import.checking", { name }) : words("import.drop")}
            </p>
            <Button loading={busy} onClick={() => chooser.current?.click()}>
                {words("import.choose")}
            </Button>
            <p className={classes.hint}>{words("import.hint")}</p>
            <input
                ref={chooser}
                type="file"
                hidden
                accept=".csv,.tsv,.txt,.xlsx,text/csv"
                aria-label={words("import.choose")}
                onChange={choose}
            />
        </div>
    );
}
