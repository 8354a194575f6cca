import { NativeSelect, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ClientAuth, IdentityProvider, ProviderPreset } from "../../api/types";
import { useWords } from "../../lib/words";
import classes from "../../ui/form.module.css";
import { PasswordField } from "../../ui/PasswordField";
import { presets } from "./presets";
import { isSecretKept, type ProviderFields } from "./use_provider_form";

const ways: ClientAuth[] = ["client_secret_basic", "client_secret_post", "private_key_jwt"];

type ClientFieldsProps = {
    preset: ProviderPreset;
    provider: IdentityProvider | undefined;
    form: UseFormReturnType<ProviderFields>;
};

/** How the provider knows Kith. */
export function ClientFields({ preset, provider, form }: ClientFieldsProps) {
    const words = useWords();
    const { values, getInputProps: field } = form;
    return (
        <>
            <TextInput
                label={words("providers.client_id")}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                {...field("client_id")}
            />
            {!presets[preset].clientAuth && (
                <NativeSelect
                    label={words("providers.client_auth")}
                    data={ways.map((way) => ({
                        value: way,
                        label: words(`providers.client_auth.${way}`),
                    }))}
                    {...field("client_auth")}
                />
            )}
            {values.client_auth === "private_key_jwt" ? (
                <p className={classes.quiet}>{words("providers.key.means")}</p>
            ) : (
                <PasswordField
                    label={words("providers.client_secret")}
                    description={
                        isSecretKept(provider, values)
                            ? words("providers.client_secret.kept")
                            : undefined
                    }
                    autoComplete="new-password"
                    {...field("client_secret")}
                />
            )}
        </>
    );
}
