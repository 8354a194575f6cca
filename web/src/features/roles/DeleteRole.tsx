import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useIntl } from "react-intl";
import { isProblem } from "../../api/problem";
import type { RoleOfAccount } from "../../api/types";
import { rolesKey } from "../../lib/roles";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { holdersQuery, removeRole } from "./api";
import classes from "./RoleForm.module.css";

type DeleteRoleProps = { account: string; role: RoleOfAccount; onDeleted: () => void };

/** A role that somebody holds stays: the refusal names who does. */
export function DeleteRole({ account, role, onDeleted }: DeleteRoleProps) {
    const words = useWords();
    const queries = useQueryClient();
    const [asking, ask] = useState(false);
    const { id, name } = role;
    const deleting = useSubmit({
        send: () => removeRole(account, id),
        done: () => {
            toast(words("roles.deleted", { name }));
            void queries.invalidateQueries({ queryKey: rolesKey(account) });
            ask(false);
            onDeleted();
        },
    });
    const isHeld = isProblem(deleting.problem) && deleting.problem.code === "wrong_state";
    return (
        <>
            <ActButton
                variant="subtle"
                color="gray"
                className={classes.delete}
                onClick={() => {
                    deleting.forget();
                    ask(true);
                }}
            >
                {words("roles.delete")}
            </ActButton>
            <ConfirmDialog
                opened={asking}
                title={words("roles.delete.title", { name })}
                confirm={words("roles.delete")}
                busy={deleting.busy}
                problem={isHeld ? undefined : deleting.problem}
                onConfirm={() => void deleting.submit(null)}
                onClose={() => ask(false)}
            >
                {isHeld ? <HeldBy account={account} role={id} /> : words("roles.delete.text")}
            </ConfirmDialog>
        </>
    );
}

function HeldBy({ account, role }: { account: string; role: string }) {
    const words = useWords();
    const intl = useIntl();
    const holders = useQuery(holdersQuery(account, role)).data;
    if (!holders) return words("loading");
    if (holders.length === 0) return <span role="alert">{words("roles.held.invited")}</span>;
    const names = intl.formatList(holders.map(({ display_name }) => display_name));
    return (
        <span role="alert">
            {words("roles.held", { names })}{" "}
            <Link to="/users" search={{ role, state: "all" }} className="link">
                {words("roles.held.show")}
            </Link>
        </span>
    );
}
