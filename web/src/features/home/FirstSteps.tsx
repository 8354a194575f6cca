import { CloseButton } from "@mantine/core";
import { useState } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { later } from "../../ui/later";
import { Panel } from "../../ui/Panel";
import { toast } from "../../ui/toast";
import { useFirstSteps, type FirstStep } from "./first_steps";
import classes from "./FirstSteps.module.css";
import { hideSteps, usePassedSteps } from "./passed_steps";
import { Step } from "./Step";

const SupportDialog = later(async () => (await import("./SupportDialog")).SupportDialog);

/** The checklist of the first hour: gone when all is done, or when somebody puts it away. */
export function FirstSteps() {
    const { account } = useCurrent();
    const [naming, setNaming] = useState(false);
    const { hidden } = usePassedSteps(account.id);
    const steps = useFirstSteps();
    const isShown = steps !== undefined && !hidden && steps.some(({ done }) => !done);
    return (
        <>
            {isShown && <Checklist steps={steps} onSupport={() => setNaming(true)} />}
            <SupportDialog opened={naming} onClose={() => setNaming(false)} />
        </>
    );
}

type ChecklistProps = { steps: FirstStep[]; onSupport: () => void };

function Checklist({ steps, onSupport }: ChecklistProps) {
    const words = useWords();
    const { account } = useCurrent();
    const left = steps.filter(({ done }) => !done).length;

    function putAway() {
        hideSteps(account.id, true);
        const undo = { label: words("action.undo"), run: () => hideSteps(account.id, false) };
        toast(words("steps.hidden"), "done", undo);
    }

    return (
        <section aria-labelledby="steps-title">
            <Panel>
                <header className={classes.head}>
                    <div>
                        <h2 id="steps-title">{words("steps.title", { left })}</h2>
                        <p className={classes.lead}>{words("steps.lead")}</p>
                    </div>
                    <Ring done={steps.length - left} of={steps.length} />
                    <CloseButton aria-label={words("steps.hide")} onClick={putAway} />
                </header>
                <ol className={classes.steps}>
                    {steps.map((step) => (
                        <Step key={step.name} {...step} onSupport={onSupport} />
                    ))}
                </ol>
            </Panel>
        </section>
    );
}

/** The share that is done, for the eye; the title says it in words. */
function Ring({ done, of }: { done: number; of: number }) {
    return (
        <svg className={classes.ring} viewBox="0 0 36 36" aria-hidden="true">
            <circle cx="18" cy="18" r="15" pathLength={of} />
            <circle
                className={classes.filled}
                cx="18"
                cy="18"
                r="15"
                pathLength={of}
                strokeDasharray={`${done} ${of}`}
            />
        </svg>
    );
}
