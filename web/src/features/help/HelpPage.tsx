import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runCommand } from "../../lib/commands";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useWords, type WordId } from "../../lib/words";
import { ArrowIcon, ChevronIcon } from "../../ui/icons";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { SupportCard } from "../../ui/SupportCard";
import { guidesOf } from "./guides";
import classes from "./HelpPage.module.css";

const forEverybody: WordId[] = ["help.password", "help.profile", "help.leave"];
const forAdministrators: WordId[] = [
    "help.invite",
    "help.signup",
    "help.license",
    "help.inactive",
    "help.link",
];

/** Short answers, whom to ask, and the notice that the account puts under its help. */
export function HelpPage() {
    const words = useWords();
    const { account, membership, may } = useCurrent();
    const about = useQuery(accountQuery(account.id)).data;
    const isManager = membership.permissions.some(
        (one) => one === "users.manage" || one.startsWith("product.manage:"),
    );
    const questions = [...(may("users.manage") ? forAdministrators : []), ...forEverybody];
    return (
        <>
            <PageHead title={words("help.title")} lead={words("help.lead")} />
            <div className={classes.help}>
                <Panel>
                    <Guides isManager={isManager} />
                    {questions.map((question) => (
                        <Question key={question} word={question} />
                    ))}
                </Panel>
                <div className={classes.side}>
                    {about && (
                        <SupportCard support={about.support}>
                            <button
                                type="button"
                                className={classes.keys}
                                onClick={() => runCommand("shortcuts.title")}
                            >
                                {words("shortcuts.title")}
                            </button>
                        </SupportCard>
                    )}
                    {about?.notice && <p className={classes.notice}>{about.notice}</p>}
                </div>
            </div>
        </>
    );
}

function Guides({ isManager }: { isManager: boolean }) {
    const words = useWords();
    return (
        <ul className={classes.guides}>
            {guidesOf(isManager).map((guide) => (
                <li key={guide}>
                    <Link to="/help/$guide" params={{ guide }} className={classes.to}>
                        {words(`guide.${guide}.title`)}
                        <ArrowIcon size={16} />
                    </Link>
                </li>
            ))}
        </ul>
    );
}

function Question({ word }: { word: WordId }) {
    const words = useWords();
    return (
        <details className={classes.question}>
            <summary>
                {words(word)}
                <ChevronIcon size={16} />
            </summary>
            <p>{words(`${word}.answer` as WordId)}</p>
        </details>
    );
}
