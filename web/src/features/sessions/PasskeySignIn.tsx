import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { isProblem } from "../../api/problem";
import type { PasskeyAssertion } from "../../api/types";
import { askForPasskey, canOffer, canUsePasskeys, isGivenUp } from "../../lib/passkeys";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { KeyIcon } from "../../ui/icons";
import { signInByPasskey } from "./api";
import classes from "./PasskeySignIn.module.css";

/** A key of the device instead of login and password; offered by the browser at the login, too. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
    const words = useWords();
    const offering = useRef<AbortController>(undefined);
    const signing = useSubmit({ send: signInByPasskey, done: onSignedIn });

    useEffect(() => {
        void offer();
        return () => offering.current?.abort();
    }, []);

    async function offer() {
        const controller = new AbortController();
        offering.current = controller;
        if (!(await canOffer()) || controller.signal.aborted) return;
        await show({ signal: controller.signal, mediation: "conditional" });
    }

    // Only one question can be open: what is offered gives way to what is asked for.
    async function ask() {
        offering.current?.abort();
        await show();
    }

    async function show(asking?: Parameters<typeof askForPasskey>[0]) {
        const assertion = await unlessGivenUp(askForPasskey(asking));
        if (assertion) await signing.submit(assertion);
    }

    if (!canUsePasskeys()) return null;
    const isRefused = isProblem(signing.problem, 401);
    return (
        <div className={classes.other}>
            <span className={classes.or}>{words("signin.or")}</span>
            {isRefused ? (
                <p className={classes.refused} role="alert">
                    {words("signin.passkey.refused")}
                </p>
            ) : (
                <FormProblem problem={signing.problem} />
            )}
            <Button
                variant="default"
                fullWidth
                leftSection={<KeyIcon />}
                loading={signing.busy}
                onClick={() => void ask()}
            >
                {words("signin.passkey")}
            </Button>
        </div>
    );
}

/** Without the server's challenge, or with the window closed, nothing happens: the password is there. */
async function unlessGivenUp(asked: Promise<PasskeyAssertion>) {
    try {
        return await asked;
    } catch (error) {
        if (isGivenUp(error) || isProblem(error)) return undefined;
        throw error;
    }
}
