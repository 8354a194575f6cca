import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { copyText } from "../lib/copy";
import { useWords } from "../lib/words";
import { CheckIcon, CopyIcon } from "./icons";
import classes from "./RequestId.module.css";

/** The number under which the server's log tells what went wrong. */
export function RequestId({ id }: { id: string }) {
    const words = useWords();
    const [copied, setCopied] = useState(false);
    async function copy() {
        await copyText(id);
        setCopied(true);
    }
    return (
        <span className={classes.request}>
            {words("problem.request")} <code>{id}</code>
            <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words(copied ? "action.copied" : "problem.copy")}
                onClick={copy}
            >
                {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
            </ActionIcon>
        </span>
    );
}
