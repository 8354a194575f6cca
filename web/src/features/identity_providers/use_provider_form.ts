import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type {
    ClientAuth,
    IdentityProvider,
    NewIdentityProvider,
    ProviderPreset,
} from "../../api/types";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useNewer } from "../../lib/newer";
import { useServerForm } from "../../lib/server_form";
import { useWords, type Words } from "../../lib/words";
import { toast } from "../../ui/toast";
import { addressRefused } from "./address_refused";
import { addProvider, changeProvider, providersQuery } from "./api";
import { presets } from "./presets";

export type ProviderFields = {
    name: string;
    address: string;
    client_id: string;
    client_auth: ClientAuth;
    client_secret: string;
};

const kept: (keyof ProviderFields)[] = ["name", "address", "client_id", "client_auth"];

/** Adds a provider, or says its terms anew. */
export function useProviderForm(
    preset: ProviderPreset,
    provider: IdentityProvider | undefined,
    onDone: () => void,
) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const { base, stale } = useNewer(provider);
    const saving = useServerForm<ProviderFields, IdentityProvider>({
        initialValues: fieldsOf(preset, provider),
        required: ["name", "client_id", ...(presets[preset].address ? ["address" as const] : [])],
        check: (values, words) => checkSecret(base, values, words),
        keep: provider
            ? undefined
            : { as: `identity_provider.${preset}.${membership.id}`, fields: kept },
        send: (values, key) => save({ account: account.id, base, preset }, values, key),
        done: async ({ name }) => {
            await queries.invalidateQueries({ queryKey: joiningKey(account.id) });
            toast(words(provider ? "providers.changed" : "providers.added", { name }));
            onDone();
        },
    });

    async function look(): Promise<IdentityProvider> {
        const all = await queries.fetchQuery({ ...providersQuery(account.id), staleTime: 0 });
        return all.find(({ id }) => id === base!.id) ?? base!;
    }

    return {
        ...saving,
        stale: stale({
            look,
            fill: (newer) => saving.form.setValues(fieldsOf(preset, newer)),
            forget: saving.forget,
        }),
    };
}

type Saved = { account: string; base: IdentityProvider | undefined; preset: ProviderPreset };

async function save({ account, base, preset }: Saved, values: ProviderFields, key: string) {
    const terms = termsOf(values);
    const address = presets[preset].address && { address: values.address.trim() };
    try {
        if (base) return await changeProvider(account, base, terms);
        return await addProvider(account, { preset, ...terms, ...address }, key);
    } catch (problem) {
        throw isProblem(problem, 422) ? addressRefused(problem, preset) : problem;
    }
}

/** Nobody has to enter a secret again that goes on being sent in the same way. */
export function isSecretKept(
    provider: IdentityProvider | undefined,
    { client_auth }: ProviderFields,
): boolean {
    return provider?.client_auth === client_auth;
}

function fieldsOf(preset: ProviderPreset, provider: IdentityProvider | undefined): ProviderFields {
    return {
        name: provider?.name ?? presets[preset].name,
        address: provider?.address ?? "",
        client_id: provider?.client_id ?? "",
        client_auth: provider?.client_auth ?? presets[preset].clientAuth ?? "client_secret_basic",
        client_secret: "",
    };
}

function termsOf(values: ProviderFields): Omit<NewIdentityProvider, "preset" | "address"> {
    const { name, client_id, client_auth, client_secret } = values;
    const isSecret = client_auth !== "private_key_jwt" && client_secret !== "";
    return {
        name: name.trim(),
        client_id: client_id.trim(),
        client_auth,
        ...(isSecret && { client_secret: client_secret.trim() }),
    };
}

function checkSecret(
    provider: IdentityProvider | undefined,
    values: ProviderFields,
    words: Words,
): Partial<ProviderFields> {
    const { client_auth, client_secret } = values;
    const isNeeded = client_auth !== "private_key_jwt" && !isSecretKept(provider, values);
    return isNeeded && !client_secret.trim() ? { client_secret: words("field.required") } : {};
}
