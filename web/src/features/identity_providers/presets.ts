import type { ProviderPreset } from "../../api/types";
import type { WordId } from "../../lib/words";

type PresetTerms = {
    title: WordId;
    /** What the button on the sign-in page says, unless somebody says otherwise. */
    name: string;
    /** What the provider is found by; nothing where it is always the same. */
    address?: { label: WordId; example: string };
    /** What one better knows beforehand. */
    hint?: WordId;
};

export const presets: Record<ProviderPreset, PresetTerms> = {
    entra: {
        title: "providers.preset.entra",
        name: "Microsoft",
        address: { label: "providers.tenant", example: "72f988bf-86f1-41af-91ab-2d7cd011db47" },
        hint: "providers.hint.entra",
    },
    google: {
        title: "providers.preset.google",
        name: "Google",
        hint: "providers.hint.google",
    },
    salesforce: {
        title: "providers.preset.salesforce",
        name: "Salesforce",
        address: { label: "providers.my_domain", example: "acme.my.salesforce.com" },
    },
    generic: {
        title: "providers.preset.generic",
        name: "",
        address: { label: "providers.issuer", example: "https://login.example.com" },
    },
};

export const presetNames = Object.keys(presets) as ProviderPreset[];
