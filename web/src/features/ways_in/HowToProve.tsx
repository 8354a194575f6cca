import { FormattedMessage } from "react-intl";
import type { Domain } from "../../api/types";
import { useNow } from "../../lib/now";
import { useWords, type WordId } from "../../lib/words";
import { CopyField } from "../../ui/CopyField";
import entries from "../../ui/Entries.module.css";
import { When } from "../../ui/When";
import classes from "./WaysIn.module.css";

const looksForMs = 7 * 86_400_000;

const findings: Record<Exclude<Domain["finding"], "proved">, WordId> = {
    none: "domains.found.none",
    missing: "domains.found.missing",
    different: "domains.found.different",
    unreachable: "domains.found.unreachable",
    taken: "domains.found.taken",
};

type HowToProveProps = { domain: Domain; found: string[] };

/** The record to set, and what stood there when it was looked at last. */
export function HowToProve({ domain, found }: HowToProveProps) {
    const words = useWords();
    const isOld = useNow() - Date.parse(domain.created_at) > looksForMs;
    return (
        <div className={classes.prove}>
            <p>{words("domains.record", { name: domain.name })}</p>
            <div className={entries.values}>
                <CopyField label={words("domains.record.host")} value={domain.record.host} />
                <CopyField label={words("domains.record.value")} value={domain.record.value} />
            </div>
            <div className={classes.quiet} role="status">
                <LastLook domain={domain} />
                {found.length > 0 && <Found texts={found} />}
            </div>
            {domain.state === "pending" && (
                <p className={classes.quiet}>
                    {words(isOld ? "domains.looks.no" : "domains.looks")}
                </p>
            )}
        </div>
    );
}

function LastLook({ domain: { finding, looked_at } }: { domain: Domain }) {
    const words = useWords();
    if (!looked_at || finding === "proved") return words("domains.found.none");
    return (
        <span data-bad={finding === "taken" || undefined}>
            <FormattedMessage id={findings[finding]} values={{ at: <When at={looked_at} /> }} />
        </span>
    );
}

function Found({ texts }: { texts: string[] }) {
    const words = useWords();
    return (
        <>
            {" "}
            {words("domains.found")}
            <ul className={classes.found}>
                {texts.map((text, place) => (
                    <li key={place}>
                        <code>{text}</code>
                    </li>
                ))}
            </ul>
        </>
    );
}
