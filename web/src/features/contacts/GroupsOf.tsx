import { Link } from "@tanstack/react-router";
import type { ContactOverview } from "../../api/types";
import { useWords } from "../../lib/words";
import { Part } from "./Frame";
import classes from "./Overview.module.css";

/** The client groups somebody is in; nothing where there are none. */
export function GroupsOf({ overview: { client_groups } }: { overview: ContactOverview }) {
    const words = useWords();
    if (client_groups.length === 0) return null;
    return (
        <Part title={words("contacts.filter.client_groups")}>
            <ul className={classes.chips}>
                {client_groups.map(({ id, name }) => (
                    <li key={id}>
                        <Link
                            to="/manage/contacts/$ref"
                            params={{ ref: `client_group:${id}` }}
                            search={(before) => before}
                            className={classes.chip}
                        >
                            {name}
                        </Link>
                    </li>
                ))}
            </ul>
        </Part>
    );
}
