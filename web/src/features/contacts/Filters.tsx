import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import type { Filter } from "./api";
import classes from "./Contacts.module.css";

type FiltersProps = { filter: Filter; q: string };

/** Which of one's contacts are listed. */
export function Filters({ filter, q }: FiltersProps) {
    const words = useWords();
    const { may } = useCurrent();
    const isClients = filter === "clients" || filter === "available_clients";
    const one = (to: Filter) => <FilterLink to={to} q={q} isCurrent={filter === to} />;
    return (
        <nav aria-label={words("contacts.filters")} className={classes.filters} data-keeps-focus>
            <ul>
                <li>{one("all")}</li>
                <li>{one("internal")}</li>
                <li>{one("teams")}</li>
                <li>
                    <FilterLink to="clients" q={q} isCurrent={isClients} />
                    {isClients && (
                        <ul className={classes.inner}>
                            <li>
                                <FilterLink
                                    to="clients"
                                    q={q}
                                    isInner
                                    isCurrent={filter === "clients"}
                                />
                            </li>
                            <li>{one("available_clients")}</li>
                        </ul>
                    )}
                </li>
                <li>{one("client_groups")}</li>
            </ul>
            <hr className={classes.divider} />
            <ul>
                {may("connections.use") && <li>{one("connections")}</li>}
                {may("contact_cards.use") && <li>{one("contact_cards")}</li>}
            </ul>
        </nav>
    );
}

type FilterLinkProps = { to: Filter; q: string; isCurrent: boolean; isInner?: boolean };

function FilterLink({ to, q, isCurrent, isInner }: FilterLinkProps) {
    const words = useWords();
    return (
        <Link
            to="/manage/contacts"
            search={{ filter: to === "all" ? undefined : to, q: q || undefined }}
            className={classes.filter}
            activeOptions={{ exact: true, explicitUndefined: true }}
            aria-current={isCurrent ? "page" : undefined}
        >
            {words(isInner ? "contacts.filter.all_clients" : `contacts.filter.${to}`)}
        </Link>
    );
}
