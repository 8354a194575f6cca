import type { IdentityProvider, ProviderPreset } from "../../api/types";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { presets } from "./presets";
import { ProviderForm } from "./ProviderForm";

type ProviderDialogProps = {
    preset: ProviderPreset;
    /** Nothing: a new one. */
    provider?: IdentityProvider;
    opened: boolean;
    onClose: () => void;
};

export function ProviderDialog({ preset, provider, opened, onClose }: ProviderDialogProps) {
    const words = useWords();
    const title = provider
        ? words("providers.edit.title", { name: provider.name })
        : words("providers.add.title", { preset: words(presets[preset].title) });
    return (
        <Dialog opened={opened} title={title} size={520} onClose={onClose}>
            <ProviderForm preset={preset} provider={provider} onClose={onClose} />
        </Dialog>
    );
}
