import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { hasFree, productsQuery } from "../../../lib/products";
import { roleName, rolesQuery } from "../../../lib/roles";
import { teamsQuery } from "../../../lib/teams";
import { useWords, type WordId } from "../../../lib/words";
import { ChevronIcon } from "../../../ui/icons";
import type { Act } from "./acts";
import classes from "./BulkBar.module.css";

const teamsShown = 20;

type BulkMenuProps = { account: string; onAct: (act: Act) => void };

/** Everything but legal representative, which is given to one person after a thought. */
export function RoleMenu({ account, onAct }: BulkMenuProps) {
    const words = useWords();
    const all = useQuery(rolesQuery(account)).data ?? [];
    const roles = all.filter(({ id }) => id !== "legal_representative" && id !== "user");
    const items = (give: boolean) =>
        roles.map(({ id }) => (
            <Menu.Item key={id} onClick={() => onAct({ kind: "role", role: id, give })}>
                {roleName(words, all, id)}
            </Menu.Item>
        ));
    return (
        <BulkMenu word="users.roles">
            <Menu.Label>{words("bulk.give")}</Menu.Label>
            {items(true)}
            <Menu.Divider />
            <Menu.Label>{words("bulk.take")}</Menu.Label>
            {items(false)}
        </BulkMenu>
    );
}

export function LicenseMenu({ account, onAct }: BulkMenuProps) {
    const words = useWords();
    const products = useQuery(productsQuery(account)).data ?? [];
    const act = (product: string, give: boolean) => onAct({ kind: "license", product, give });
    return (
        <BulkMenu word="users.licenses">
            <Menu.Label>{words("bulk.give")}</Menu.Label>
            {products.map((pool) => (
                <Menu.Item
                    key={pool.slug}
                    aria-disabled={!hasFree(pool) || undefined}
                    data-disabled={!hasFree(pool) || undefined}
                    closeMenuOnClick={hasFree(pool)}
                    onClick={() => hasFree(pool) && act(pool.slug, true)}
                    rightSection={
                        <span className={classes.free}>
                            {pool.available != null &&
                                words("licenses.free", { count: pool.available })}
                        </span>
                    }
                >
                    {pool.name}
                </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Label>{words("bulk.take")}</Menu.Label>
            {products.map(({ slug, name }) => (
                <Menu.Item key={slug} onClick={() => act(slug, false)}>
                    {name}
                </Menu.Item>
            ))}
        </BulkMenu>
    );
}

/** The first of those whose people one may change; without any there is no menu. */
export function TeamMenu({ account, onAct }: BulkMenuProps) {
    const words = useWords();
    const all = useQuery(teamsQuery(account)).data?.items ?? [];
    const teams = all.filter(({ may_change }) => may_change).slice(0, teamsShown);
    if (teams.length === 0) return null;
    const items = (give: boolean) =>
        teams.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => onAct({ kind: "team", team: { id, name }, give })}>
                {name}
            </Menu.Item>
        ));
    return (
        <BulkMenu word="teams.title">
            <Menu.Label>{words("bulk.team.add")}</Menu.Label>
            {items(true)}
            <Menu.Divider />
            <Menu.Label>{words("bulk.team.remove")}</Menu.Label>
            {items(false)}
        </BulkMenu>
    );
}

function BulkMenu({ word, children }: { word: WordId; children: ReactNode }) {
    const words = useWords();
    return (
        <Menu position="top-start" width={220} withinPortal={false}>
            <Menu.Target>
                <Button variant="default" rightSection={<ChevronIcon size={16} />}>
                    {words(word)}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>{children}</Menu.Dropdown>
        </Menu>
    );
}
