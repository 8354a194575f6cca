import { useIntl } from "react-intl";
import { domainIn } from "../../lib/domain_name";

/** Whether the address may join, as far as its domain says; what is no address is for the server. */
export function isIn(domains: string[], email: string): boolean {
    const [, domain] = /@([^@\s]+)\s*$/.exec(email) ?? [];
    return domains.length === 0 || !domain || domains.includes(domainIn(domain));
}

/** "@acme.test or @acme.example". */
export function useDomainNames(domains: string[]): string {
    const intl = useIntl();
    return intl.formatList(
        domains.map((name) => `@${name}`),
        { type: "disjunction" },
    );
}
