import { useWords } from "../../lib/words";
import { Section } from "../../ui/Section";
import classes from "./Fields.module.css";

/** Stands for all parts about the login, where a provider keeps it. */
export function KeptElsewhere({ name }: { name: string }) {
    const words = useWords();
    return (
        <Section id="login" title={words("profile.login")}>
            <p className={classes.fields}>{words("profile.login.provider", { name })}</p>
        </Section>
    );
}
