import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useCurrent } from "../../lib/current";
import { toolsQuery } from "../../lib/tools";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { ProductIcon } from "../../ui/icons";
import classes from "./SideMenu.module.css";

/** The products of the account. Using one is not managing it: who may not sees plain text. */
export function Tools() {
    const words = useWords();
    const id = useId();
    const { account } = useCurrent();
    const tools = useQuery(toolsQuery(account.id)).data ?? [];
    if (tools.length === 0) return null;
    return (
        <div role="group" aria-labelledby={id}>
            <h2 id={id} className={classes.title}>
                {words("tools.title")}
            </h2>
            <ul className={classes.list}>
                {tools.map(({ slug, name, may_manage }) => (
                    <li key={slug}>
                        {may_manage ? (
                            <Link
                                to="/manage/products/$product"
                                params={{ product: slug }}
                                className={classes.link}
                                title={name}
                                activeOptions={{ includeSearch: false }}
                            >
                                <ProductIcon />
                                <span className={classes.label}>{name}</span>
                            </Link>
                        ) : (
                            <Explained isWay reason={words("tools.off")}>
                                {(explained) => (
                                    <button
                                        type="button"
                                        className={`${classes.link} ${classes.off}`}
                                        {...explained}
                                    >
                                        <ProductIcon />
                                        <span className={classes.label}>{name}</span>
                                    </button>
                                )}
                            </Explained>
                        )}
                    </li>
                ))}
            </ul>
        </div>
    );
}
