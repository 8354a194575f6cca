import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProviderPreset } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { KeyDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import entries from "../../ui/Entries.module.css";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { AddProvider } from "./AddProvider";
import { providersQuery } from "./api";
import { ProviderRow } from "./ProviderRow";

const ProviderDialog = later(async () => (await import("./ProviderDialog")).ProviderDialog);

/** Where people sign in with a login that they have already, at their company. */
export function ProvidersSection() {
    const words = useWords();
    const { account } = useCurrent();
    const providers = useQuery(providersQuery(account.id));
    const [preset, choose] = useState<ProviderPreset>("generic");
    const [opened, setOpened] = useState(false);

    function begin(chosen: ProviderPreset) {
        choose(chosen);
        setOpened(true);
    }

    const add = <AddProvider onOpen={ProviderDialog.preload} onChoose={begin} />;
    return (
        <Section
            id="providers"
            title={words("providers.title")}
            lead={words("providers.lead")}
            action={providers.data?.length ? add : undefined}
        >
            <Loaded query={providers} rows={2}>
                {(all) =>
                    all.length === 0 ? (
                        <EmptyState drawing={<KeyDrawing />} sentence={words("providers.none")}>
                            {add}
                        </EmptyState>
                    ) : (
                        <ul className={entries.list}>
                            {all.map((provider) => (
                                <ProviderRow key={provider.id} provider={provider} />
                            ))}
                        </ul>
                    )
                }
            </Loaded>
            <ProviderDialog preset={preset} opened={opened} onClose={() => setOpened(false)} />
        </Section>
    );
}
