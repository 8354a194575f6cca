import { FormattedMessage } from "react-intl";
import type { Domain } from "../../api/types";
import { useWords, type WordId } from "../../lib/words";
import entries from "../../ui/Entries.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StateChip } from "../../ui/StateChip";
import { Day } from "../../ui/When";
import { DomainActs } from "./DomainActs";
import { HowToProve } from "./HowToProve";
import { useDomainActs } from "./use_domain_acts";
import classes from "./WaysIn.module.css";

/** One domain: proved, or what is still to be done. */
export function DomainRow({ domain }: { domain: Domain }) {
    const words = useWords();
    const acts = useDomainActs(domain);
    const isProved = domain.state === "proved";
    const isMissed = domain.missed > 0;
    return (
        <li className={entries.item}>
            <div className={entries.head}>
                <div className={entries.what}>
                    <div className={classes.name}>
                        <h3>{domain.name}</h3>
                        <StateChip tone={isProved ? "good" : "warn"}>
                            {words(isProved ? "domains.proved" : "domains.pending")}
                        </StateChip>
                    </div>
                    {domain.proved_at && (
                        <p className={classes.quiet}>
                            <FormattedMessage
                                id={howProved(domain)}
                                values={{ day: <Day at={domain.proved_at} />, domain: domain.name }}
                            />
                        </p>
                    )}
                    {domain.lapsed_at && (
                        <p className={classes.quiet}>
                            <FormattedMessage
                                id="domains.lapsed"
                                values={{ day: <Day at={domain.lapsed_at} /> }}
                            />
                        </p>
                    )}
                    {isMissed && <p>{words("domains.missed", { domain: domain.name })}</p>}
                </div>
                <DomainActs domain={domain} acts={acts} />
            </div>
            <FormProblem problem={acts.problem} />
            {(!isProved || isMissed) && <HowToProve domain={domain} found={acts.found} />}
        </li>
    );
}

function howProved({ proof }: Domain): WordId {
    return proof === "operator" ? "domains.proved.operator" : "domains.proved.dns";
}
