import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { hasWord, useWords, wordOr } from "../../lib/words";
import { shownPerson } from "../../lib/viewing";
import { Abilities } from "../../ui/Abilities";
import { Panel } from "../../ui/Panel";
import classes from "./Home.module.css";
import { SupportSection } from "./SupportSection";

/** For people who administer nothing: where they are, as what, what they can do and whom they ask. */
export function MemberHome() {
    const words = useWords();
    const { membership } = useCurrent();
    return (
        <div className={classes.home}>
            <div className={classes.main}>
                <Panel padded>
                    <Place />
                    <h2 className={classes.title}>{words("home.abilities")}</h2>
                    <Abilities permissions={membership.permissions} />
                </Panel>
            </div>
            <div className={classes.side}>
                <SupportSection />
            </div>
        </div>
    );
}

function Place() {
    const words = useWords();
    const { me, account, membership } = useCurrent();
    return (
        <dl className={classes.facts}>
            <dt>{words("home.account")}</dt>
            <dd>{account.name}</dd>
            <dt>{words("home.role")}</dt>
            <dd>
                {membership.roles.map((role) => (
                    <div key={role}>
                        {hasWord("role", role) ? wordOr(words, "role", role) : words("role.own")}
                        {hasWord("role", `${role}.means`) && (
                            <span className={classes.means}>
                                {wordOr(words, "role", `${role}.means`)}
                            </span>
                        )}
                    </div>
                ))}
            </dd>
            <dt>{words("home.email")}</dt>
            <dd>
                {shownPerson(me).email}
                <Link to="/profile" className={classes.open}>
                    {words("home.profile.open")}
                </Link>
            </dd>
        </dl>
    );
}
