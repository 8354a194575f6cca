import { FormattedMessage } from "react-intl";
import type { IdentityProvider } from "../../api/types";
import { useWords } from "../../lib/words";
import entries from "../../ui/Entries.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { When } from "../../ui/When";
import { presets } from "./presets";
import { ProviderActs } from "./ProviderActs";
import { ProviderAddresses } from "./ProviderAddresses";
import classes from "./Providers.module.css";
import { useTurnProvider } from "./use_turn_provider";

/** One provider: who it is, whether people can sign in by it, and what it has to know of Kith. */
export function ProviderRow({ provider }: { provider: IdentityProvider }) {
    const turning = useTurnProvider(provider);
    return (
        <li className={entries.item}>
            <div className={entries.head}>
                <div className={entries.what}>
                    <h3 className={classes.name}>{provider.name}</h3>
                    <Facts provider={provider} />
                </div>
                <ProviderActs provider={provider} turning={turning} />
            </div>
            <FormProblem problem={turning.problem} />
            <ProviderAddresses provider={provider} />
        </li>
    );
}

function Facts({ provider }: { provider: IdentityProvider }) {
    const words = useWords();
    const { preset, people, last_used_at: used } = provider;
    return (
        <ul className={entries.facts}>
            <li>{words(presets[preset].title)}</li>
            <li>{provider[presets[preset].knownBy ?? "issuer"]}</li>
            <li>
                {used ? (
                    <FormattedMessage
                        id="providers.used"
                        values={{ people, at: <When at={used} /> }}
                    />
                ) : (
                    words("providers.unused")
                )}
            </li>
        </ul>
    );
}
