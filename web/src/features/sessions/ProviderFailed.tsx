import type { OfferedProvider } from "../../api/types";
import { useWords } from "../../lib/words";
import { WarningIcon } from "../../ui/icons";
import classes from "./Providers.module.css";

export type FailedProvider = { code: string; provider: string | undefined };

const known = ["provider_unreachable", "provider_confused", "not_found"] as const;

type ProviderFailedProps = { failed: FailedProvider; providers: OfferedProvider[] };

/** What happened on the way to a provider. Only a name that is offered is repeated: it comes from the address. */
export function ProviderFailed({ failed, providers }: ProviderFailedProps) {
    const words = useWords();
    const code = known.find((one) => one === failed.code) ?? "other";
    const offered = providers.find(({ name }) => name === failed.provider);
    const provider = offered?.name ?? words("signin.failed.provider");
    return (
        <div className={classes.failed} role="alert">
            <WarningIcon />
            <span>{words(`signin.failed.${code}`, { provider })}</span>
        </div>
    );
}
