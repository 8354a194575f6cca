import { useEffect, useRef, useState } from "react";
import type { Invitation, Product, RoleOfAccount } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { productName } from "../../lib/products";
import { roleName } from "../../lib/roles";
import { useWords } from "../../lib/words";
import { CopyField } from "../../ui/CopyField";
import { Face } from "../../ui/Face";
import { WarningIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { When } from "../../ui/When";
import { awaitsApproval, InvitationStatus } from "./InvitationStatus";
import classes from "./InvitationsTable.module.css";
import { RowActs } from "./RowActs";
import { useActs, type Acts } from "./use_acts";

const TimelineDialog = later(async () => (await import("./TimelineDialog")).TimelineDialog);

type InvitationRowProps = {
    account: string;
    invitation: Invitation;
    roles: RoleOfAccount[] | undefined;
    products: Product[] | undefined;
    /** A mail has led here. */
    isSought: boolean;
};

export function InvitationRow(props: InvitationRowProps) {
    const { account, invitation, roles, products, isSought } = props;
    const words = useWords();
    const acts = useActs(account, invitation);
    const row = useSought(isSought);
    const name = fullName(invitation);
    const heading = (text: string) => (
        <span className={classes.heading} aria-hidden="true">
            {text}
        </span>
    );
    return (
        <tbody role="rowgroup" data-sought={isSought || undefined}>
            <tr ref={row} role="row" tabIndex={-1}>
                <td role="cell">
                    <span className={classes.person}>
                        <Face id={invitation.id} name={name} />
                        <span className={classes.who}>
                            <span className={classes.name}>{name}</span>
                            <span className={classes.email}>{invitation.email}</span>
                        </span>
                    </span>
                </td>
                <td role="cell">
                    {heading(words("users.roles"))}
                    {invitation.roles.map((role) => roleName(words, roles, role)).join(", ")}
                </td>
                <td role="cell">
                    {heading(words("invitations.products"))}
                    <Products invitation={invitation} products={products} />
                </td>
                <td role="cell">
                    {heading(words("invitations.by"))}
                    {invitation.invited_by.display_name}
                </td>
                <td role="cell">
                    {heading(words("invitations.sent"))}
                    <When at={invitation.sent_at} />
                </td>
                <td role="cell">
                    {heading(words("invitations.expires"))}
                    {invitation.state === "pending" ? <When at={invitation.expires_at} /> : "–"}
                </td>
                <td role="cell">
                    <InvitationStatus invitation={invitation} />
                    <History account={account} invitation={invitation} />
                </td>
                <td role="cell">
                    <RowActs invitation={invitation} acts={acts} />
                </td>
            </tr>
            <Below invitation={invitation} acts={acts} />
        </tbody>
    );
}

function History({ account, invitation }: Pick<InvitationRowProps, "account" | "invitation">) {
    const words = useWords();
    const [opened, setOpened] = useState(false);
    return (
        <>
            <button
                type="button"
                className={classes.history}
                aria-label={words("timeline.title", { name: fullName(invitation) })}
                onClick={() => setOpened(true)}
            >
                {words("timeline.open")}
            </button>
            <TimelineDialog
                account={account}
                invitation={invitation}
                opened={opened}
                onClose={() => setOpened(false)}
            />
        </>
    );
}

type BelowProps = { invitation: Invitation; acts: Acts };

/** What has to be read at the row: that somebody waits for a yes, and what came of an act. */
function Below({ invitation, acts: { refusal, link } }: BelowProps) {
    const words = useWords();
    const isAwaiting = awaitsApproval(invitation);
    if (!isAwaiting && !refusal && !link) return null;
    return (
        <tr role="row" className={classes.below}>
            <td role="cell" colSpan={8}>
                {isAwaiting && (
                    <p>
                        {words("invitations.approval.text", {
                            inviter: invitation.invited_by.display_name,
                            name: fullName(invitation),
                        })}
                    </p>
                )}
                {refusal && (
                    <p className={classes.refusal} role="alert">
                        <WarningIcon size={16} />
                        {refusal}
                    </p>
                )}
                {link && <CopyField label={words("invitations.link")} value={link} />}
            </td>
        </tr>
    );
}

type ProductsProps = Pick<InvitationRowProps, "invitation" | "products">;

function Products({ invitation: { licenses }, products }: ProductsProps) {
    const words = useWords();
    if (licenses.length === 0) return words("invitations.license.none");
    return licenses.map((slug) => (
        <span key={slug} className={classes.product}>
            {productName(products, slug)}
        </span>
    ));
}

function useSought(isSought: boolean) {
    const row = useRef<HTMLTableRowElement>(null);
    useEffect(() => {
        if (!isSought) return;
        row.current?.scrollIntoView({ block: "center" });
        row.current?.focus({ preventScroll: true });
    }, [isSought]);
    return row;
}
