import classes from "./Pronouns.module.css";

/** How somebody wants to be spoken of, behind the name; nothing while nothing is said. */
export function Pronouns({ of }: { of: string }) {
    if (!of) return null;
    return <span className={classes.pronouns}> {of}</span>;
}
