import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Passkey } from "../../api/types";
import { canUsePasskeys } from "../../lib/passkeys";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { KeyIcon, PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { When } from "../../ui/When";
import { passkeysQuery } from "../../lib/own_login";
import type { PasskeyAct } from "./PasskeyDialog";
import classes from "./Rows.module.css";
import tokens from "./Tokens.module.css";

const PasskeyDialog = later(async () => (await import("./PasskeyDialog")).PasskeyDialog);

/** Keys of devices and password managers, which sign in without password and code. */
export function Passkeys() {
    const words = useWords();
    const queries = useQueryClient();
    const listed = useQuery(passkeysQuery);
    const [opened, setOpened] = useState(false);
    const [act, setAct] = useState<PasskeyAct>({ kind: "add" });

    function open(wanted: PasskeyAct) {
        setAct(wanted);
        setOpened(true);
    }

    function close() {
        setOpened(false);
        void queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    }

    return (
        <Section
            id="passkeys"
            title={words("passkeys")}
            lead={words("passkeys.lead")}
            action={
                <ActButton
                    variant="default"
                    leftSection={<PlusIcon size={16} />}
                    off={canUsePasskeys() ? undefined : words("passkeys.impossible")}
                    onMouseEnter={PasskeyDialog.preload}
                    onClick={() => open({ kind: "add" })}
                >
                    {words("passkeys.add")}
                </ActButton>
            }
        >
            <Loaded query={listed} rows={1}>
                {(passkeys) =>
                    passkeys.length === 0 ? (
                        <p className={tokens.none}>{words("passkeys.none")}</p>
                    ) : (
                        <ul>
                            {passkeys.map((passkey) => (
                                <Row key={passkey.id} passkey={passkey} onAct={open} />
                            ))}
                        </ul>
                    )
                }
            </Loaded>
            <PasskeyDialog opened={opened} act={act} onClose={close} />
        </Section>
    );
}

type RowProps = { passkey: Passkey; onAct: (act: PasskeyAct) => void };

function Row({ passkey, onAct }: RowProps) {
    const words = useWords();
    const { name, created_at: added, last_used_at: used } = passkey;
    return (
        <li className={classes.row}>
            <span className={classes.icon}>
                <KeyIcon />
            </span>
            <div className={classes.words}>
                <div className={classes.name}>{name}</div>
                <div className={classes.quiet}>
                    {words("passkeys.added")} <When at={added} /> ·{" "}
                    {used ? (
                        <>
                            {words("passkeys.used")} <When at={used} />
                        </>
                    ) : (
                        words("passkeys.unused")
                    )}
                </div>
            </div>
            <div className={classes.acts}>
                <ActButton
                    variant="default"
                    size="compact-sm"
                    aria-label={words("passkeys.rename.of", { name })}
                    onClick={() => onAct({ kind: "rename", passkey })}
                >
                    {words("passkeys.rename")}
                </ActButton>
                <ActButton
                    variant="default"
                    size="compact-sm"
                    aria-label={words("passkeys.remove.of", { name })}
                    onClick={() => onAct({ kind: "remove", passkey })}
                >
                    {words("passkeys.remove")}
                </ActButton>
            </div>
        </li>
    );
}
