import { NativeSelect } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useBecause } from "../../lib/because";
import { useCurrent } from "../../lib/current";
import { permissionGroups, permissionText, productPrefix } from "../../lib/permissions";
import { productsQuery } from "../../lib/products";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { whoCanQuery } from "./api";
import classes from "./WhoCan.module.css";

type WhoCanProps = { permission: string; onAsk: (permission: string | undefined) => void };

/** Who can do this? Everybody who may, each with what gives it. */
export function WhoCan({ permission, onAsk }: WhoCanProps) {
    const words = useWords();
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const choice = (name: string) => ({ value: name, label: permissionText(words, name, pools) });
    return (
        <section className={classes.who} aria-labelledby="who-can">
            <Panel>
                <div className={classes.question}>
                    <h2 id="who-can">{words("who.title")}</h2>
                    <NativeSelect
                        aria-labelledby="who-can"
                        value={permission}
                        onChange={(event) => onAsk(event.currentTarget.value || undefined)}
                        data={[
                            { value: "", label: words("who.choose") },
                            ...permissionGroups.map(({ word, permissions }) => ({
                                group: words(word),
                                items: permissions.map(choice),
                            })),
                            {
                                group: words("abilities.products"),
                                items: pools.map(({ slug }) => choice(`${productPrefix}${slug}`)),
                            },
                        ]}
                    />
                </div>
                {isKnown(permission) && <Holders account={account.id} permission={permission} />}
            </Panel>
        </section>
    );
}

/** Anything can stand in the address of the page. */
function isKnown(permission: string): boolean {
    return (
        permission.startsWith(productPrefix) ||
        permissionGroups.some(({ permissions }) => permissions.includes(permission))
    );
}

function Holders({ account, permission }: { account: string; permission: string }) {
    const words = useWords();
    const because = useBecause();
    const list = useInfiniteQuery(whoCanQuery(account, permission));
    const nobody = <p className={classes.nobody}>{words("who.nobody")}</p>;
    return (
        <div className={classes.answer} aria-live="polite">
            <List list={list} rows={2} empty={nobody}>
                {(holders) => (
                    <ul className={classes.list}>
                        {holders.map((holder) => (
                            <li key={holder.user_id} className={classes.holder}>
                                <Face id={holder.user_id} name={holder.display_name} size={24} />
                                <Link
                                    to="/users"
                                    search={{ edit: holder.user_id }}
                                    className="link"
                                >
                                    {holder.display_name}
                                </Link>
                                <span className={classes.because}>{because(holder.because)}</span>
                            </li>
                        ))}
                    </ul>
                )}
            </List>
        </div>
    );
}
