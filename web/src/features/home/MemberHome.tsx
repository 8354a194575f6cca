import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords, wordOr } from "../../lib/words";
import { Panel } from "../../ui/Panel";
import classes from "./Home.module.css";

/** For people who administer nothing: where they are and as what. */
export function MemberHome() {
    const words = useWords();
    const { me, account, membership } = useCurrent();
    const roles = membership.roles.map((role) => wordOr(words, "role", role)).join(", ");
    return (
        <div className={classes.member}>
            <Panel padded>
                <dl className={classes.facts}>
                    <dt>{words("home.account")}</dt>
                    <dd>{account.name}</dd>
                    <dt>{words("home.role")}</dt>
                    <dd>{roles}</dd>
                    <dt>{words("home.email")}</dt>
                    <dd>{me.person.email}</dd>
                </dl>
            </Panel>
            <p>
                <Link to="/profile">{words("home.profile.open")}</Link>
            </p>
        </div>
    );
}
