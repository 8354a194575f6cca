import { Link } from "@tanstack/react-router";
import { usePageTitle } from "../../lib/page_title";
import { useWords, type WordId } from "../../lib/words";
import { LetterDrawing } from "../../ui/drawings";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import classes from "./SignUpHelpPage.module.css";

const steps: WordId[] = [
    "help.signup.mail",
    "help.signup.open",
    "help.signup.register",
    "help.signup.known",
    "help.signup.in",
];

const troubles: [WordId, WordId][] = [
    ["help.signup.no_invitation", "help.signup.no_invitation.text"],
    ["help.signup.no_mail", "help.signup.no_mail.text"],
    ["help.signup.expired", "help.signup.expired.text"],
    ["help.signup.approval", "help.signup.approval.text"],
];

/** For who was invited and has never seen Kith: from the mail to the first sign-in. */
export function SignUpHelpPage() {
    const words = useWords();
    usePageTitle(words("help.signup.title"));
    return (
        <PublicPage>
            <LetterDrawing />
            <h1>{words("help.signup.title")}</h1>
            <PublicLead>{words("help.signup.lead")}</PublicLead>
            <ol className={classes.steps}>
                {steps.map((step) => (
                    <li key={step}>{words(step)}</li>
                ))}
            </ol>
            <h2>{words("help.signup.trouble")}</h2>
            <dl className={classes.troubles}>
                {troubles.map(([question, answer]) => (
                    <div key={question}>
                        <dt>{words(question)}</dt>
                        <dd>{words(answer)}</dd>
                    </div>
                ))}
            </dl>
            <Link to="/signin" className="link">
                {words("signin.go")}
            </Link>
        </PublicPage>
    );
}
