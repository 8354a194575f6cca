import { useQuery } from "@tanstack/react-query";
import type { RoleOfAccount } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { coversAll, permissionGroups, permissionText, productPrefix } from "../../lib/permissions";
import { productsQuery } from "../../lib/products";
import { heldRolesQuery } from "../../lib/roles";
import { useWords, type WordId } from "../../lib/words";
import { CheckIcon } from "../../ui/icons";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { RoleHead } from "./RoleHead";
import classes from "./RolesMatrix.module.css";

type RolesMatrixProps = { onAsk: (permission: string) => void; onEdit: (role: string) => void };

/** Permissions down, roles across; the line of a permission asks who has it. */
export function RolesMatrix({ onAsk, onEdit }: RolesMatrixProps) {
    const words = useWords();
    const { account } = useCurrent();
    const roles = useQuery(heldRolesQuery(account.id));
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    if (roles.isError)
        return <ListProblem problem={roles.error} onRetry={() => void roles.refetch()} />;
    if (!roles.data) return <LoadingRows rows={12} />;
    const products = pools.map(({ slug }) => `${productPrefix}${slug}`);
    const groups: { word: WordId; permissions: readonly string[] }[] = [
        ...permissionGroups,
        { word: "abilities.products", permissions: products },
    ];
    return (
        <Panel>
            <div
                className={classes.scroll}
                tabIndex={0}
                role="group"
                aria-label={words("roles.matrix")}
            >
                <table className={classes.matrix}>
                    <caption className="visually-hidden">{words("roles.matrix")}</caption>
                    <thead>
                        <tr>
                            <th scope="col" className={classes.corner}>
                                {words("roles.permission")}
                            </th>
                            {roles.data.map((role) => (
                                <RoleHead key={role.id} role={role} onEdit={onEdit} />
                            ))}
                        </tr>
                    </thead>
                    {groups.map(({ word, permissions }) => (
                        <tbody key={word}>
                            <tr>
                                <th scope="rowgroup" className={classes.group}>
                                    {words(word)}
                                </th>
                                <td className={classes.group} colSpan={roles.data.length} />
                            </tr>
                            {permissions.map((permission) => (
                                <Line
                                    key={permission}
                                    permission={permission}
                                    text={permissionText(words, permission, pools)}
                                    roles={roles.data}
                                    onAsk={onAsk}
                                />
                            ))}
                        </tbody>
                    ))}
                </table>
            </div>
        </Panel>
    );
}

type LineProps = {
    permission: string;
    text: string;
    roles: RoleOfAccount[];
    onAsk: (permission: string) => void;
};

function Line({ permission, text, roles, onAsk }: LineProps) {
    const words = useWords();
    return (
        <tr>
            <th scope="row" className={classes.name}>
                <button
                    type="button"
                    className={classes.ask}
                    title={words("who.of", { ability: text })}
                    onClick={() => onAsk(permission)}
                >
                    {text}
                </button>
            </th>
            {roles.map(({ id, permissions }) => {
                const gives = coversAll(permissions, [permission]);
                return (
                    <td key={id} className={classes.cell} data-gives={gives || undefined}>
                        {gives && <CheckIcon size={16} />}
                        <span className="visually-hidden">
                            {words(gives ? "roles.yes" : "roles.no")}
                        </span>
                    </td>
                );
            })}
        </tr>
    );
}
