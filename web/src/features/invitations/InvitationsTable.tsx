import { useQuery } from "@tanstack/react-query";
import type { Invitation } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { productsQuery } from "../../lib/products";
import { rolesQuery } from "../../lib/roles";
import { useWords, type WordId } from "../../lib/words";
import { InvitationRow } from "./InvitationRow";
import classes from "./InvitationsTable.module.css";

const columns: WordId[] = [
    "users.name",
    "users.roles",
    "invitations.products",
    "invitations.by",
    "invitations.sent",
    "invitations.expires",
    "invitations.status",
];

type InvitationsTableProps = { account: string; invitations: Invitation[]; sought?: string };

// The explicit roles keep it a table for assistive technology where phones lay rows out as cards.
export function InvitationsTable({ account, invitations, sought }: InvitationsTableProps) {
    const words = useWords();
    const { may } = useCurrent();
    const roles = useQuery({ ...rolesQuery(account), enabled: may("users.manage") }).data;
    const products = useQuery(productsQuery(account)).data;
    return (
        <table className={classes.table} role="table" aria-labelledby="invitations-title">
            <thead role="rowgroup">
                <tr role="row">
                    {columns.map((column) => (
                        <th key={column} role="columnheader">
                            {words(column)}
                        </th>
                    ))}
                    <th role="columnheader">
                        <span className="visually-hidden">{words("invitations.acts")}</span>
                    </th>
                </tr>
            </thead>
            {invitations.map((invitation) => (
                <InvitationRow
                    key={invitation.id}
                    account={account}
                    invitation={invitation}
                    roles={roles}
                    products={products}
                    isSought={invitation.id === sought}
                />
            ))}
        </table>
    );
}
