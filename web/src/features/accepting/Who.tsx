import type { Me } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { Face } from "../../ui/Face";
import classes from "./Answer.module.css";

/** Whoever is signed in, to be known at a glance. */
export function Who({ person }: { person: Me["person"] }) {
    return (
        <div className={classes.who}>
            <Face id={person.id} name={fullName(person)} size={32} />
            <div className={classes.whoText}>
                <span className={classes.whoName}>{fullName(person)}</span>
                <span className={classes.small}>{person.email}</span>
            </div>
        </div>
    );
}
