import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { copyText } from "../lib/copy";
import { useWords } from "../lib/words";
import classes from "./CopyField.module.css";
import { CheckIcon, CopyIcon } from "./icons";

type CopyFieldProps = {
    label: string;
    value: string;
    /** A page to read: its label leads there, and the address need not be seen. */
    asLink?: boolean;
};

const thanksMs = 2000;

/** Something to hand over: shown whole, taken along with one click. */
export function CopyField({ label, value, asLink }: CopyFieldProps) {
    const words = useWords();
    const [copied, setCopied] = useState(false);

    async function copy() {
        await copyText(value);
        setCopied(true);
        setTimeout(() => setCopied(false), thanksMs);
    }

    return (
        <span className={classes.field}>
            {asLink ? (
                <a className="link" href={value} target="_blank" rel="noreferrer">
                    {label}
                </a>
            ) : (
                <>
                    <span className={classes.label}>{label}</span>
                    <code className={classes.value}>{value}</code>
                </>
            )}
            <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words(copied ? "action.copied" : "action.copy.this", { what: label })}
                onClick={copy}
            >
                {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
            </ActionIcon>
            <span role="status" className="visually-hidden">
                {copied && words("action.copied")}
            </span>
        </span>
    );
}
