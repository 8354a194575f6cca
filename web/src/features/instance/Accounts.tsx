import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { InstanceAccount } from "../../api/types";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { later } from "../../ui/later";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import rows from "../../ui/Rows.module.css";
import { SearchField } from "../../ui/SearchField";
import { Day } from "../../ui/When";
import { accountsQuery } from "./api";
import classes from "./Instance.module.css";

const PoolDialog = later(async () => (await import("./PoolDialog")).PoolDialog);

export function Accounts() {
    const words = useWords();
    const [text, setText] = useState("");
    const q = text.trim();
    const list = useInfiniteQuery({ ...accountsQuery(q), placeholderData: keepPreviousData });
    const total = list.data?.pages[0]?.total ?? 0;
    const none = (
        <EmptyState drawing={<LedgerDrawing />} sentence={words("instance.accounts.none")} />
    );
    return (
        <>
            <div className={rows.bar}>
                <SearchField
                    label={words("instance.accounts.search")}
                    value={text}
                    onChange={setText}
                />
                <span className={classes.count} role="status">
                    {list.data && words("instance.accounts.count", { count: total })}
                </span>
            </div>
            <Panel>
                <List list={list} rows={5} empty={none}>
                    {(accounts) => <AccountList accounts={accounts} />}
                </List>
            </Panel>
        </>
    );
}

function AccountList({ accounts }: { accounts: InstanceAccount[] }) {
    const words = useWords();
    const [setting, setSetting] = useState<InstanceAccount>();
    const columns = [
        words("home.account"),
        words("instance.users"),
        words("instance.licenses"),
        words("instance.since"),
        "",
    ];
    return (
        <>
            <Rows label={words("instance.accounts")} columns={columns}>
                {accounts.map((account) => (
                    <AccountRow
                        key={account.id}
                        account={account}
                        onSet={() => setSetting(account)}
                    />
                ))}
            </Rows>
            <PoolDialog
                account={setting}
                opened={setting !== undefined}
                onClose={() => setSetting(undefined)}
            />
        </>
    );
}

function AccountRow({ account, onSet }: { account: InstanceAccount; onSet: () => void }) {
    const words = useWords();
    const { name, slug, users, waiting_orders: waiting, created_at } = account;
    return (
        <tr role="row">
            <Cell>
                <span className={rows.main}>{name}</span>
                <span className={rows.note}>{slug}</span>
                {waiting > 0 && (
                    <Link to="/instance/$part" params={{ part: "orders" }}>
                        {words("instance.waiting", { count: waiting })}
                    </Link>
                )}
            </Cell>
            <Cell heading={words("instance.users")}>{users}</Cell>
            <Cell heading={words("instance.licenses")}>
                <Pools account={account} />
            </Cell>
            <Cell heading={words("instance.since")}>
                <Day at={created_at} />
            </Cell>
            <Cell>
                <span className={rows.acts}>
                    <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={words("instance.set.of", { account: name })}
                        onPointerEnter={PoolDialog.preload}
                        onClick={onSet}
                    >
                        {words("instance.set")}
                    </Button>
                </span>
            </Cell>
        </tr>
    );
}

function Pools({ account: { products } }: { account: InstanceAccount }) {
    const words = useWords();
    return (
        <ul className={classes.pools}>
            {products.map(({ slug, name, total, assigned, reserved, available }) => (
                <li key={slug} className={available === 0 ? classes.empty : undefined}>
                    {typeof total === "number"
                        ? words("instance.pool", { name, used: assigned + reserved, total })
                        : words("instance.pool.unlimited", { name, used: assigned + reserved })}
                </li>
            ))}
        </ul>
    );
}
