import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiToken } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { toast } from "../../ui/toast";
import { revokeToken, tokensQuery } from "./api";
import { Section } from "../../ui/Section";
import { TokenRow } from "./TokenRow";
import classes from "./Tokens.module.css";

const TokenDialog = later(async () => (await import("./TokenDialog")).TokenDialog);

/** What programs act with in one's name. */
export function Tokens() {
    const words = useWords();
    const listed = useQuery(tokensQuery);
    const [isMaking, setMaking] = useState(false);
    const [asked, setAsked] = useState<ApiToken>();
    return (
        <Section
            id="tokens"
            title={words("profile.tokens")}
            lead={words("profile.tokens.lead")}
            action={
                <ActButton
                    variant="default"
                    leftSection={<PlusIcon size={16} />}
                    onMouseEnter={TokenDialog.preload}
                    onClick={() => setMaking(true)}
                >
                    {words("profile.tokens.make")}
                </ActButton>
            }
        >
            <Loaded query={listed} rows={1}>
                {(tokens) =>
                    tokens.length === 0 ? (
                        <p className={classes.none}>{words("profile.tokens.none")}</p>
                    ) : (
                        <ul>
                            {tokens.map((token) => (
                                <TokenRow
                                    key={token.id}
                                    token={token}
                                    onRevoke={() => setAsked(token)}
                                />
                            ))}
                        </ul>
                    )
                }
            </Loaded>
            <TokenDialog opened={isMaking} onClose={() => setMaking(false)} />
            <RevokeDialog token={asked} onClose={() => setAsked(undefined)} />
        </Section>
    );
}

function RevokeDialog({ token, onClose }: { token: ApiToken | undefined; onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const name = token?.name ?? "";
    const revoking = useSubmit({
        send: revokeToken,
        done: async () => {
            toast(words("profile.tokens.revoked", { name }));
            onClose();
            await queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
        },
    });
    return (
        <ConfirmDialog
            opened={token !== undefined}
            title={words("profile.tokens.revoke.title", { name })}
            confirm={words("profile.tokens.revoke")}
            busy={revoking.busy}
            problem={revoking.problem}
            onConfirm={() => token && void revoking.submit(token)}
            onClose={onClose}
        >
            {words("profile.tokens.revoke.text")}
        </ConfirmDialog>
    );
}
