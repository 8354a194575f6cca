import { Link } from "@tanstack/react-router";
import { useWords, type WordId } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import classes from "./HelpPage.module.css";
import { steps, type Guide } from "./guides";

/** One task from its first click to its last. */
export function GuidePage({ guide }: { guide: Guide }) {
    const words = useWords();
    return (
        <>
            <PageHead title={words(`guide.${guide}.title`)} lead={words(`guide.${guide}.lead`)} />
            <div className={classes.guide}>
                <Panel padded>
                    <ol className={classes.steps}>
                        {steps[guide].map((step) => (
                            <li key={step}>{words(`guide.${guide}.${step}` as WordId)}</li>
                        ))}
                    </ol>
                </Panel>
                <Link to="/help" className="link">
                    {words("guide.back")}
                </Link>
            </div>
        </>
    );
}
