import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Product } from "../../api/types";
import { settingsQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useWords, wordOr, type Words } from "../../lib/words";
import { LoadingRows } from "../../ui/LoadingRows";
import { Section } from "../../ui/Section";
import { managersQuery, type Manager } from "./api";
import classes from "./Managers.module.css";

/** Who may change what is on these pages, and why; only who manages users may know of others. */
export function Managers({ product }: { product: Product }) {
    const words = useWords();
    const { account, may } = useCurrent();
    const enabled = may("users.manage");
    const managers = useQuery({ ...managersQuery(account.id, product.slug), enabled });
    const settings = useQuery({ ...settingsQuery(account.id), enabled: may("account.settings") });
    const byRole = settings.data?.products_implicit_admin_manage;
    return (
        <Section
            id="managers"
            title={words("product.managers")}
            lead={words("product.managers.lead")}
        >
            {enabled && managers.isPending && <LoadingRows rows={2} />}
            {managers.data && (
                <ul className={classes.list}>
                    {managers.data.map((manager) => (
                        <li key={manager.user_id} className={classes.line}>
                            <span className={classes.name}>{manager.display_name}</span>
                            <span className={classes.why}>{why(words, manager)}</span>
                        </li>
                    ))}
                </ul>
            )}
            {!enabled && <p className={classes.note}>{words("product.managers.hidden")}</p>}
            {byRole !== undefined && (
                <p className={classes.note}>
                    {words(byRole ? "product.managers.by_role" : "product.managers.by_grant")}{" "}
                    <Link to="/manage/admin" className="link">
                        {words("product.managers.change")}
                    </Link>
                </p>
            )}
        </Section>
    );
}

function why(words: Words, { because }: Manager): string {
    const reasons = because.map(({ kind, id, name }) => {
        if (kind === "grant") return words("product.managers.grant");
        return wordOr(words, "role", id) === id ? name : wordOr(words, "role", id);
    });
    return [...new Set(reasons)].join(", ");
}
