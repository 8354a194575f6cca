import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Domain } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { actOnDomain, domainsQuery, type DomainAct } from "./api";

export type DomainActs = ReturnType<typeof useDomainActs>;

/** Looks, or takes a domain as proved. What stood there is told only to who looked. */
export function useDomainActs({ id, looked_at }: Domain) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [looked, setLooked] = useState<Domain>();
    const acting = useSubmit({
        send: (what: DomainAct, key) => actOnDomain(account.id, id, what, key),
        done: (domain) => {
            setLooked(domain);
            queries.setQueryData(domainsQuery(account.id).queryKey, (all) =>
                all?.map((each) => (each.id === id ? domain : each)),
            );
            void queries.invalidateQueries({ queryKey: joiningKey(account.id) });
            if (domain.state === "proved" && domain.missed === 0)
                toast(words("domains.is_proved", { name: domain.name }));
        },
    });
    return {
        ...acting,
        found: looked?.looked_at === looked_at ? (looked?.found ?? []) : [],
    };
}
