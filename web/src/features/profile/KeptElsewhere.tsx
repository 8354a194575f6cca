import { useWords } from "../../lib/words";
import { Section } from "../../ui/Section";
import classes from "./Fields.module.css";

/** Stands for the parts about the login, where a provider keeps it, or where one came by a link (no name). */
export function KeptElsewhere({ name }: { name: string }) {
    const words = useWords();
    return (
        <Section id="login" title={words("profile.login")}>
            <p className={classes.fields}>
                {name ? words("profile.login.provider", { name }) : words("profile.login.link")}
            </p>
        </Section>
    );
}
