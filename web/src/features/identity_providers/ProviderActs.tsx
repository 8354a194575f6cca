import { useState } from "react";
import type { IdentityProvider } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import entries from "../../ui/Entries.module.css";
import { later } from "../../ui/later";
import { beginTest } from "./api";
import { OfferSwitch } from "./OfferSwitch";
import type { TurnProvider } from "./use_turn_provider";

const ProviderDialog = later(async () => (await import("./ProviderDialog")).ProviderDialog);
const RemoveProvider = later(async () => (await import("./RemoveProvider")).RemoveProvider);

type ProviderActsProps = { provider: IdentityProvider; turning: TurnProvider };

export function ProviderActs({ provider, turning }: ProviderActsProps) {
    const { account } = useCurrent();
    const [shown, show] = useState<"edit" | "remove">();
    const { id, name, preset } = provider;
    const close = () => show(undefined);
    return (
        <div className={entries.acts}>
            <OfferSwitch provider={provider} turning={turning} />
            <Act word="test" name={name} onAct={() => beginTest(account.slug, id)} />
            <Act word="edit" name={name} onAct={() => show("edit")} />
            <Act word="remove" name={name} onAct={() => show("remove")} />
            <ProviderDialog
                preset={preset}
                provider={provider}
                opened={shown === "edit"}
                onClose={close}
            />
            <RemoveProvider provider={provider} opened={shown === "remove"} onClose={close} />
        </div>
    );
}

type ActProps = { word: "test" | "edit" | "remove"; name: string; onAct: () => void };

function Act({ word, name, onAct }: ActProps) {
    const words = useWords();
    return (
        <ActButton
            variant={word === "test" ? "default" : "subtle"}
            color={word === "test" ? undefined : "gray"}
            size="compact-sm"
            aria-label={words(`providers.${word}.of`, { name })}
            onClick={onAct}
        >
            {words(`providers.${word}`)}
        </ActButton>
    );
}
