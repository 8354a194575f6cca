import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useState } from "react";
import type { IdentityProvider } from "../../api/types";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Explained } from "../../ui/Explained";
import classes from "./Providers.module.css";
import type { TurnProvider } from "./use_turn_provider";

type OfferSwitchProps = { provider: IdentityProvider; turning: TurnProvider };

/** Asks only before people could not sign in any more. */
export function OfferSwitch({ provider, turning }: OfferSwitchProps) {
    const words = useWords();
    const [asking, ask] = useState(false);
    const { name, people, state } = provider;

    function turn(on: boolean) {
        if (on || people === 0) return void turning.submit(on ? "on" : "off");
        ask(true);
    }

    async function confirm() {
        await turning.submit("off");
        ask(false);
    }

    return (
        <>
            <Explained reason={undefined}>
                {(off) => (
                    <Switch
                        className={classes.offer}
                        label={
                            <>
                                {words("providers.offered")}
                                <span className="visually-hidden"> {name}</span>
                            </>
                        }
                        checked={state === "on"}
                        onChange={({ currentTarget }) => turn(currentTarget.checked)}
                        {...off}
                    />
                )}
            </Explained>
            <ConfirmDialog
                opened={asking}
                title={words("providers.off.title", { name })}
                confirm={words("providers.off.do")}
                busy={turning.busy}
                onConfirm={() => void confirm()}
                onClose={() => ask(false)}
            >
                {words("providers.off.text", { name, people })}
            </ConfirmDialog>
        </>
    );
}
