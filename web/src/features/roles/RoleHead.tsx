import { ActionIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { RoleOfAccount } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { roleName } from "../../lib/roles";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { EditIcon } from "../../ui/icons";
import { ViewAsButton } from "../../ui/ViewAsButton";
import classes from "./RolesMatrix.module.css";

type RoleHeadProps = { role: RoleOfAccount; onEdit: (role: string) => void };

/** What a role is called, and who holds it; one of the account's own can be changed. */
export function RoleHead({ role, onEdit }: RoleHeadProps) {
    const words = useWords();
    const { may } = useCurrent();
    const name = roleName(words, [role], role.id);
    return (
        <th scope="col" className={classes.role}>
            <div className={classes.title}>
                <span>{name}</span>
                {role.kind === "custom" && (
                    <Explained reason={may("roles.assign") ? undefined : words("roles.off")}>
                        {(explained) => (
                            <ActionIcon
                                variant="subtle"
                                color="gray"
                                size="sm"
                                aria-label={words("roles.edit.of", { name })}
                                onClick={() => onEdit(role.id)}
                                {...explained}
                            >
                                <EditIcon size={14} />
                            </ActionIcon>
                        )}
                    </Explained>
                )}
            </div>
            <Link to="/users" search={{ role: role.id, state: "all" }} className={classes.holders}>
                {words("roles.holders", { count: role.holders ?? 0 })}
                <span className="visually-hidden">{` (${name})`}</span>
            </Link>
            <ViewAsButton as={{ roles: [role.id] }} name={name} className={classes.view} />
        </th>
    );
}
