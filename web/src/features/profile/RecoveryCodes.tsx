import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { copyText } from "../../lib/copy";
import { saveFile } from "../../lib/save_file";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { CheckIcon, CopyIcon } from "../../ui/icons";
import classes from "./TwoStep.module.css";

/** What signs in when the phone is gone. Nobody can show them again. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
    const words = useWords();
    const [copied, setCopied] = useState(false);
    const copying = useRef<HTMLButtonElement>(null);
    useEffect(() => copying.current?.focus(), []);
    const text = codes.join("\n") + "\n";

    async function copy() {
        await copyText(text);
        setCopied(true);
    }

    return (
        <div className={form.form}>
            <p>{words("two_step.codes.text")}</p>
            <ul className={classes.codes} aria-label={words("two_step.codes.title")}>
                {codes.map((code) => (
                    <li key={code}>{code}</li>
                ))}
            </ul>
            <span role="status" className="visually-hidden">
                {copied && words("action.copied")}
            </span>
            <div className={form.actions}>
                <Button
                    ref={copying}
                    variant="default"
                    leftSection={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
                    onClick={() => void copy()}
                >
                    {words(copied ? "action.copied" : "two_step.codes.copy")}
                </Button>
                <Button
                    variant="default"
                    onClick={() => saveFile("kith-recovery-codes.txt", new Blob([text]))}
                >
                    {words("two_step.codes.download")}
                </Button>
                <Button onClick={onClose}>{words("two_step.codes.done")}</Button>
            </div>
        </div>
    );
}
