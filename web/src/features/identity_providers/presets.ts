import type { ClientAuth, IdentityProvider, ProviderPreset } from "../../api/types";
import type { WordId } from "../../lib/words";

type PresetTerms = {
    title: WordId;
    /** What the button on the sign-in page says, unless somebody says otherwise. */
    name: string;
    /** What the provider is found by; nothing where it is always the same. */
    address?: { label: WordId; example: string };
    /** What one better knows beforehand. */
    hint?: WordId;
    /** The one way in which it knows Kith; nothing where one can choose. */
    clientAuth?: ClientAuth;
    /** What tells it from others of its kind, unless its issuer does. */
    knownBy?: keyof IdentityProvider & "address";
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
    hubspot: {
        title: "providers.preset.hubspot",
        name: "HubSpot",
        address: { label: "providers.hub", example: "12345678" },
        hint: "providers.hint.hubspot",
        clientAuth: "client_secret_post",
        knownBy: "address",
    },
    generic: {
        title: "providers.preset.generic",
        name: "",
        address: { label: "providers.issuer", example: "https://login.example.com" },
    },
};

export const presetNames = Object.keys(presets) as ProviderPreset[];
