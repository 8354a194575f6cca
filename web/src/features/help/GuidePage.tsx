import { useWords, type WordId } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import { WayUp } from "../../ui/WayUp";
import classes from "./HelpPage.module.css";
import { steps, type Guide } from "./guides";

/** One task from its first click to its last. */
export function GuidePage({ guide }: { guide: Guide }) {
    const words = useWords();
    return (
        <>
            <WayUp to="/help">{words("guide.back")}</WayUp>
            <PageHead title={words(`guide.${guide}.title`)} lead={words(`guide.${guide}.lead`)} />
            <div className={classes.guide}>
                <Panel padded>
                    <ol className={classes.steps}>
                        {steps[guide].map((step) => (
                            <li key={step}>{words(`guide.${guide}.${step}` as WordId)}</li>
                        ))}
                    </ol>
                </Panel>
            </div>
        </>
    );
}
