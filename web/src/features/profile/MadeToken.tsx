import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { copyText } from "../../lib/copy";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { CheckIcon, CopyIcon } from "../../ui/icons";
import classes from "./Tokens.module.css";

/** The text of a new token, which nobody can show again. */
export function MadeToken({ token, onClose }: { token: string; onClose: () => void }) {
    const words = useWords();
    const [copied, setCopied] = useState(false);
    const copying = useRef<HTMLButtonElement>(null);
    useEffect(() => copying.current?.focus(), []);

    async function copy() {
        await copyText(token);
        setCopied(true);
    }

    return (
        <div className={form.form}>
            <p>{words("profile.tokens.made.text")}</p>
            <div className={classes.made}>
                <code className={classes.secret}>{token}</code>
            </div>
            <span role="status" className="visually-hidden">
                {copied && words("action.copied")}
            </span>
            <div className={form.actions}>
                <Button
                    ref={copying}
                    variant={copied ? "default" : "filled"}
                    leftSection={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
                    onClick={() => void copy()}
                >
                    {words(copied ? "action.copied" : "profile.tokens.copy")}
                </Button>
                <Button variant={copied ? "filled" : "default"} onClick={onClose}>
                    {words("profile.tokens.done")}
                </Button>
            </div>
        </div>
    );
}
