import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TotpEnrolment } from "../../api/types";

import { useServerForm } from "../../lib/server_form";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { CodeField } from "../../ui/CodeField";
import { CopyField } from "../../ui/CopyField";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { secondFactorsQuery } from "../../lib/own_login";
import { beginTotp, confirmTotp } from "./api";
import { usePasswordAgain } from "../../ui/PasswordAgain";
import { QrCode } from "./QrCode";
import { ShowAgain } from "../../ui/ShowAgain";
import classes from "./TwoStep.module.css";

type SetUpAppProps = { onMade: (codes: string[]) => void; onCancel: () => void };

/** The app learns the secret by its camera or as typed, and shows by a code that it did. */
export function SetUpApp({ onMade, onCancel }: SetUpAppProps) {
    const words = useWords();
    const again = usePasswordAgain();
    const [begun, setBegun] = useState<TotpEnrolment>();
    const beginning = useSubmit({
        send: async (_: null, key) => {
            await again.show();
            return beginTotp(key);
        },
        done: setBegun,
    });
    useEffect(() => void beginning.submit(null), []);
    if (begun) return <ConfirmApp begun={begun} onMade={onMade} onCancel={onCancel} />;
    if (!beginning.problem) return <LoadingRows rows={4} />;
    return (
        <ShowAgain
            again={again}
            problem={beginning.problem}
            busy={beginning.busy}
            label={words("two_step.continue")}
            onSubmit={() => void beginning.submit(null)}
            onCancel={onCancel}
        >
            <p>{words("two_step.app.means")}</p>
        </ShowAgain>
    );
}

function ConfirmApp({ begun, onMade, onCancel }: SetUpAppProps & { begun: TotpEnrolment }) {
    const words = useWords();
    const queries = useQueryClient();
    const confirming = useServerForm({
        initialValues: { code: "" },
        required: ["code"],
        send: ({ code }, key) => confirmTotp(code, key),
        done: (codes) => {
            onMade(codes);
            void queries.invalidateQueries({ queryKey: secondFactorsQuery.queryKey });
        },
    });
    return (
        <form
            ref={confirming.element}
            className={form.form}
            onSubmit={confirming.onSubmit}
            noValidate
        >
            <p>{words("two_step.scan")}</p>
            <div className={classes.code}>
                <QrCode {...begun.qr} label={words("two_step.qr")} />
            </div>
            <CopyField
                label={words("two_step.secret")}
                value={begun.secret.match(/.{1,4}/g)?.join(" ") ?? ""}
            />
            <FormProblem problem={confirming.problem} />
            <CodeField onlyApp autoFocus {...confirming.form.getInputProps("code")} />
            <div className={form.actions}>
                <Button variant="default" onClick={onCancel}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={confirming.busy}>
                    {words("two_step.turn_on")}
                </ActButton>
            </div>
        </form>
    );
}
