import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { settingsQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { CopyField } from "../../ui/CopyField";
import { Explained } from "../../ui/Explained";
import { FormProblem } from "../../ui/FormProblem";
import { later } from "../../ui/later";
import { Panel } from "../../ui/Panel";
import { guideLink, signInLink } from "./links";
import classes from "./SignupBar.module.css";
import { useTurn } from "./use_turn";
import { WhoCanJoin } from "./WhoCanJoin";

const TurnOffDialog = later(async () => (await import("./TurnOffDialog")).TurnOffDialog);

/** Whether people may join by themselves, who that is today, and the links to give them. */
export function SignupBar() {
    const words = useWords();
    const { account } = useCurrent();
    const settings = useQuery(settingsQuery(account.id)).data;
    const [asking, setAsking] = useState(false);
    const turning = useTurn(account.id, () => setAsking(false));
    const isOn = settings?.auto_signup ?? true;

    function turn(on: boolean) {
        if (on) return void turning.submit(true);
        turning.forget();
        setAsking(true);
    }

    return (
        <Panel>
            <div className={classes.bar}>
                <div className={classes.choice}>
                    <Explained reason={undefined}>
                        {(off) => (
                            <Switch
                                label={words("signup.auto")}
                                checked={isOn}
                                disabled={!settings}
                                aria-describedby="signup-means"
                                onChange={({ currentTarget }) => turn(currentTarget.checked)}
                                {...off}
                            />
                        )}
                    </Explained>
                    <p id="signup-means" className={classes.means} aria-live="polite">
                        {settings && isOn && <WhoCanJoin settings={settings} />}
                        {settings && !isOn && words("signup.off")}
                    </p>
                    {!asking && <FormProblem problem={turning.problem} />}
                </div>
                <div className={classes.links}>
                    <CopyField label={words("signup.link")} value={signInLink(account.slug)} />
                    {settings && (
                        <CopyField
                            asLink
                            label={words("signup.guide")}
                            value={guideLink(settings)}
                        />
                    )}
                </div>
            </div>
            <TurnOffDialog
                opened={asking}
                busy={turning.busy}
                problem={turning.problem}
                onConfirm={() => turning.submit(false)}
                onClose={() => setAsking(false)}
            />
        </Panel>
    );
}
