import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { IdentityProvider } from "../../api/types";
import { useWords } from "../../lib/words";
import { CopyField } from "../../ui/CopyField";
import entries from "../../ui/Entries.module.css";
import { presets } from "./presets";
import classes from "./Providers.module.css";

/** What has to be entered at the provider. Whoever has not turned it on yet is about to do that. */
export function ProviderAddresses({ provider }: { provider: IdentityProvider }) {
    const words = useWords();
    const id = useId();
    const [opened, open] = useState(provider.state === "off");
    return (
        <div className={classes.toEnter}>
            <Button
                className={classes.opener}
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-expanded={opened}
                aria-controls={opened ? id : undefined}
                aria-label={words(`providers.addresses.${opened ? "hide" : "show"}.of`, {
                    name: provider.name,
                })}
                onClick={() => open(!opened)}
            >
                {words(`providers.addresses.${opened ? "hide" : "show"}`)}
            </Button>
            {opened && <Addresses id={id} provider={provider} />}
        </div>
    );
}

function Addresses({ id, provider }: { id: string; provider: IdentityProvider }) {
    const words = useWords();
    const { name, preset, redirect_uri, backchannel_uri, jwks_uri } = provider;
    const { hint } = presets[preset];
    return (
        <div id={id} className={classes.addresses}>
            <p>{words("providers.addresses.lead", { name })}</p>
            <div className={entries.values}>
                <CopyField label={words("providers.redirect_uri")} value={redirect_uri} />
                {backchannel_uri && (
                    <CopyField label={words("providers.backchannel_uri")} value={backchannel_uri} />
                )}
                {jwks_uri && <CopyField label={words("providers.jwks_uri")} value={jwks_uri} />}
            </div>
            {hint && <p className={classes.quiet}>{words(hint)}</p>}
        </div>
    );
}
