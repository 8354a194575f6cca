import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { toolsQuery } from "../../lib/tools";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { ProductIcon } from "../../ui/icons";
import { PageHead } from "../../ui/PageHead";
import { ForbiddenPage } from "./ForbiddenPage";
import { useManageLinks } from "./manage_links";
import classes from "./ManagePage.module.css";

/** The Manager's first page, open to everybody who works here: what there is, and what of it one may manage. */
export function ManagePage() {
    const { isClient } = useCurrent();
    return isClient ? <ForbiddenPage needs="contacts.use" /> : <Manager />;
}

function Manager() {
    const words = useWords();
    const { account } = useCurrent();
    const links = useManageLinks();
    return (
        <>
            <PageHead
                title={words("manage.title")}
                lead={words("manage.lead", { account: account.name })}
            />
            <Tools />
            {links.length > 0 && (
                <section aria-labelledby="manage-account" className={classes.section}>
                    <h2 id="manage-account">{words("manage.account")}</h2>
                    <ul className={classes.cards}>
                        {links.map(({ to, word, icon }) => (
                            <li key={to}>
                                <Link to={to} className={classes.card}>
                                    <span className={classes.icon}>{icon}</span>
                                    <span className={classes.name}>{words(word)}</span>
                                    <span className={classes.means}>{words(`${word}.means`)}</span>
                                </Link>
                            </li>
                        ))}
                    </ul>
                </section>
            )}
        </>
    );
}

function Tools() {
    const words = useWords();
    const { account } = useCurrent();
    const tools = useQuery(toolsQuery(account.id)).data ?? [];
    return (
        <section aria-labelledby="manage-tools" className={classes.section}>
            <h2 id="manage-tools">{words("tools.title")}</h2>
            <ul className={classes.cards}>
                {tools.map(({ slug, name, may_manage }) => (
                    <li key={slug}>
                        {may_manage ? (
                            <Link
                                to="/manage/products/$product"
                                params={{ product: slug }}
                                className={classes.card}
                            >
                                <Tool name={name} means={words("manage.tool.means")} />
                            </Link>
                        ) : (
                            <Explained isWay reason={words("tools.off")}>
                                {(explained) => (
                                    <button
                                        type="button"
                                        className={`${classes.card} ${classes.off}`}
                                        {...explained}
                                    >
                                        <Tool name={name} means={words("tools.off")} />
                                    </button>
                                )}
                            </Explained>
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Tool({ name, means }: { name: string; means: string }) {
    return (
        <>
            <span className={classes.icon}>
                <ProductIcon size={20} />
            </span>
            <span className={classes.name}>{name}</span>
            <span className={classes.means}>{means}</span>
        </>
    );
}
