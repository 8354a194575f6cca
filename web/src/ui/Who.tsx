import type { Me } from "../api/types";
import { fullName } from "../lib/full_name";
import { Face } from "./Face";
import classes from "./Who.module.css";

/** Whoever is signed in, to be known at a glance. */
export function Who({ person }: { person: Me["person"] }) {
    return (
        <div className={classes.who}>
            <Face id={person.id} name={fullName(person)} size={32} />
            <div className={classes.text}>
                <span className={classes.name}>{fullName(person)}</span>
                <span className={classes.email}>{person.email}</span>
            </div>
        </div>
    );
}
