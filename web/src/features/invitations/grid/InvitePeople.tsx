import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { RoleOfAccount, Settings } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { productsQuery } from "../../../lib/products";
import { rolesQuery } from "../../../lib/roles";
import { useWords, type Words } from "../../../lib/words";
import { EmptyPools } from "../../../ui/EmptyPools";
import { later } from "../../../ui/later";
import { ListProblem } from "../../../ui/ListProblem";
import { LoadingRows } from "../../../ui/LoadingRows";
import type { Choice } from "./fill";
import classes from "./InvitePeople.module.css";
import { InviteHead } from "./InviteHead";
import { InviteSection } from "./InviteSection";
import { LicenseTiles } from "./LicenseTiles";
import { placesIn } from "./rows";
import { useGrid } from "./use_grid";

const OnePersonDialog = later(async () => {
    return (await import("../one/OnePersonDialog")).OnePersonDialog;
});

/** The page that invites many at once: what is left of the licenses, and a person a row. */
export function InvitePeople({ settings }: { settings: Settings }) {
    const words = useWords();
    const navigate = useNavigate();
    const { account, membership } = useCurrent();
    const [alone, setAlone] = useState(false);
    const grid = useGrid(membership.id);
    const products = useQuery(productsQuery(account.id));
    const roles = useQuery(rolesQuery(account.id));
    const failed = products.error ?? roles.error;
    if (failed) return <ListProblem problem={failed} onRetry={retry} />;

    function retry() {
        void products.refetch();
        void roles.refetch();
    }

    const pools = products.data;
    if (!pools || !roles.data)
        return (
            <>
                <InviteHead settings={settings} />
                <LoadingRows />
            </>
        );
    return (
        <>
            <InviteHead settings={settings} />
            <LicenseTiles pools={pools} rows={grid.rows} />
            <EmptyPools account={account.id} />
            <InviteSection
                account={account.id}
                grid={grid}
                pools={pools}
                roles={givableRoles(words, roles.data)}
                onShowSent={() => void navigate({ to: "/users" })}
            >
                <UnstyledButton
                    className={`link ${classes.alone}`}
                    onClick={() => setAlone(true)}
                    onPointerEnter={OnePersonDialog.preload}
                >
                    {words(placesIn(pools) === 0 ? "invite.without" : "invite.one")}
                </UnstyledButton>
            </InviteSection>
            <OnePersonDialog
                account={account.id}
                pools={pools}
                opened={alone}
                onClose={() => setAlone(false)}
            />
        </>
    );
}

/** Admin, Team manager, User, then the account's own. */
function givableRoles(words: Words, roles: RoleOfAccount[]): Choice[] {
    const own = roles.filter(({ kind }) => kind === "custom");
    return [
        { id: "administrator", label: words("invite.role.administrator") },
        { id: "manager", label: words("role.manager") },
        { id: "user", label: words("role.user") },
        ...own.map(({ id, name }) => ({ id, label: name })),
    ];
}
