import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { DoorDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import entries from "../../ui/Entries.module.css";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { AddDomain } from "./AddDomain";
import { domainsQuery } from "./api";
import { DomainRow } from "./DomainRow";

/** Whoever has an address in one of these domains may join through the sign-in link. */
export function DomainsSection() {
    const words = useWords();
    const { account } = useCurrent();
    const domains = useQuery(domainsQuery(account.id));
    return (
        <Section id="domains" title={words("domains.title")} lead={words("domains.lead")}>
            <AddDomain />
            <Loaded query={domains} rows={2}>
                {(all) =>
                    all.length === 0 ? (
                        <EmptyState
                            drawing={<DoorDrawing />}
                            sentence={words("domains.none", { account: account.name })}
                        />
                    ) : (
                        <ul className={entries.list}>
                            {all.map((domain) => (
                                <DomainRow key={domain.id} domain={domain} />
                            ))}
                        </ul>
                    )
                }
            </Loaded>
        </Section>
    );
}
