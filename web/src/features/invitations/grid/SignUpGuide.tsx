import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { copyText } from "../../../lib/copy";
import { useWords } from "../../../lib/words";
import { CheckIcon, CopyIcon, HelpIcon } from "../../../ui/icons";
import classes from "./SignUpGuide.module.css";

const thanksMs = 2000;

/** The page that explains a newcomer how to sign up: to open, and to hand over. */
export function SignUpGuide({ url }: { url: string }) {
    const words = useWords();
    const [copied, setCopied] = useState(false);

    async function copy() {
        await copyText(url);
        setCopied(true);
        setTimeout(() => setCopied(false), thanksMs);
    }

    return (
        <span className={classes.guide}>
            <HelpIcon size={16} />
            <a className="link" href={url} target="_blank" rel="noreferrer">
                {words("invite.guide")}
            </a>
            <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.copy}
                aria-label={
                    copied
                        ? words("action.copied")
                        : words("action.copy.this", { what: words("invite.guide") })
                }
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
