import { createColumnHelper } from "@tanstack/react-table";
import type { User } from "../../api/types";
import type { Words } from "../../lib/words";
import { wordOr } from "../../lib/words";
import { Face } from "../../ui/Face";
import { StateChip } from "../../ui/StateChip";
import { Day, When } from "../../ui/When";
import classes from "./UsersTable.module.css";

const column = createColumnHelper<User>();

/** Columns that can be sorted carry the server's name of that order in `meta.sort`. */
export function columnsIn(words: Words) {
    return [
        column.accessor("display_name", {
            header: words("users.name"),
            meta: { sort: "name" },
            cell: ({ row }) => (
                <span className={classes.person}>
                    <Face
                        id={row.original.person_id}
                        name={row.original.display_name}
                        picture={row.original.avatar_url}
                    />
                    <span className={classes.name}>{row.original.display_name}</span>
                </span>
            ),
        }),
        column.accessor("email", { header: words("users.email") }),
        column.accessor("roles", {
            header: words("users.roles"),
            cell: (cell) =>
                cell
                    .getValue()
                    .map((role) => wordOr(words, "role", role))
                    .join(", "),
        }),
        column.accessor("state", {
            header: words("users.status"),
            cell: (cell) => (
                <StateChip tone={cell.getValue() === "active" ? "good" : "quiet"}>
                    {wordOr(words, "state", cell.getValue())}
                </StateChip>
            ),
        }),
        column.accessor("last_seen_at", {
            header: words("users.last_seen"),
            cell: (cell) => <LastSeen at={cell.getValue()} never={words("users.never")} />,
        }),
        column.accessor("created_at", {
            header: words("users.added"),
            meta: { sort: "created_at" },
            cell: (cell) => <Day at={cell.getValue()} />,
        }),
    ];
}

function LastSeen({ at, never }: { at: string | null | undefined; never: string }) {
    return at ? <When at={at} /> : never;
}
