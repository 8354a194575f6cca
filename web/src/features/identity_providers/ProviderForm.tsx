import { Button, TextInput } from "@mantine/core";
import { isProblem } from "../../api/problem";
import type { IdentityProvider, ProviderPreset } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { ClientFields } from "./ClientFields";
import { presets } from "./presets";
import { useProviderForm } from "./use_provider_form";

type ProviderFormProps = {
    preset: ProviderPreset;
    provider: IdentityProvider | undefined;
    onClose: () => void;
};

/** What is needed to ask a provider who somebody is. It is asked who it is itself, before it is kept. */
export function ProviderForm({ preset, provider, onClose }: ProviderFormProps) {
    const words = useWords();
    const saving = useProviderForm(preset, provider, onClose);
    const { getInputProps: field } = saving.form;
    const { address, hint } = presets[preset];
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            {!provider && <p>{words(`providers.where.${preset}`)}</p>}
            {isProblem(saving.problem, 412) ? (
                <StaleNotice
                    {...saving.stale}
                    say={({ name }) => words("providers.stale", { name })}
                />
            ) : (
                <FormProblem problem={saving.problem} />
            )}
            <TextInput
                label={words("providers.name")}
                description={words("providers.name.means")}
                maxLength={100}
                data-autofocus
                {...field("name")}
            />
            {address && (
                <TextInput
                    label={words(address.label)}
                    description={provider && words("providers.address.stays")}
                    readOnly={!!provider}
                    placeholder={address.example}
                    autoCapitalize="none"
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={300}
                    {...field("address")}
                />
            )}
            <ClientFields preset={preset} provider={provider} form={saving.form} />
            {hint && <p className={form.quiet}>{words(hint)}</p>}
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words(provider ? "edit.save" : "providers.add")}
                </ActButton>
            </div>
        </form>
    );
}
