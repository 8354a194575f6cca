import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SecondFactors } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { PhoneIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { StateChip } from "../../ui/StateChip";
import { Day } from "../../ui/When";
import { secondFactorsQuery } from "../../lib/own_login";
import classes from "./Rows.module.css";
import type { TwoStepAct } from "./TwoStepDialog";

const TwoStepDialog = later(async () => (await import("./TwoStepDialog")).TwoStepDialog);

const fewCodes = 3;

/** What is asked for beside the password, and what helps when the phone is gone. */
export function TwoStep() {
    const words = useWords();
    const factors = useQuery(secondFactorsQuery);
    const [opened, setOpened] = useState(false);
    const [act, setAct] = useState<TwoStepAct>("set_up");

    function open(wanted: TwoStepAct) {
        setAct(wanted);
        setOpened(true);
    }

    return (
        <Section id="two-step" title={words("two_step")} lead={words("two_step.lead")}>
            <Loaded query={factors} rows={1}>
                {(now) => <AppRow factors={now} onAct={open} />}
            </Loaded>
            <TwoStepDialog opened={opened} act={act} onClose={() => setOpened(false)} />
        </Section>
    );
}

type AppRowProps = { factors: SecondFactors; onAct: (act: TwoStepAct) => void };

function AppRow({ factors: { totp, recovery_codes_left: left }, onAct }: AppRowProps) {
    const words = useWords();
    return (
        <div className={classes.row}>
            <span className={classes.icon}>
                <PhoneIcon />
            </span>
            <div className={classes.words}>
                <div className={classes.name}>
                    {words("two_step.app")}
                    <StateChip tone={totp ? "good" : "quiet"}>
                        {words(totp ? "two_step.on" : "two_step.off")}
                    </StateChip>
                </div>
                <div className={classes.quiet}>
                    {totp ? (
                        <>
                            {words("two_step.since")} <Day at={totp.since} /> ·{" "}
                            {words("two_step.codes_left", { count: left })}
                            {left < fewCodes && ` ${words("two_step.codes_few")}`}
                        </>
                    ) : (
                        words("two_step.app.means")
                    )}
                </div>
            </div>
            {totp ? (
                <div className={classes.acts}>
                    <ActButton variant="default" size="compact-sm" onClick={() => onAct("codes")}>
                        {words("two_step.new_codes")}
                    </ActButton>
                    <ActButton variant="default" size="compact-sm" onClick={() => onAct("off")}>
                        {words("two_step.turn_off")}
                    </ActButton>
                </div>
            ) : (
                <ActButton onMouseEnter={TwoStepDialog.preload} onClick={() => onAct("set_up")}>
                    {words("two_step.set_up")}
                </ActButton>
            )}
        </div>
    );
}
