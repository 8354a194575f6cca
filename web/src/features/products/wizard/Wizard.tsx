import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { Window } from "../../../ui/Window";
import { AddressPage } from "./AddressPage";
import { ExistingPage } from "./ExistingPage";
import { PersonPage } from "./PersonPage";
import { SentPage } from "./SentPage";
import { useWizard } from "./use_wizard";
import { WayPage } from "./WayPage";

type WizardProps = { product: Product; opened: boolean; onClose: () => void };

/** Adds somebody to a product: who, with which rights, under which address. */
export function Wizard({ product, opened, onClose }: WizardProps) {
    const words = useWords();
    return (
        <Window opened={opened} title={words("product.add")} onClose={onClose}>
            <Pages key={product.slug} product={product} onClose={onClose} />
        </Window>
    );
}

function Pages({ product, onClose }: Omit<WizardProps, "opened">) {
    const wizard = useWizard(product);
    if (wizard.sent) return <SentPage wizard={wizard} sent={wizard.sent} onClose={onClose} />;
    switch (wizard.draft.page) {
        case "person":
            return <PersonPage wizard={wizard} />;
        case "address":
            return <AddressPage wizard={wizard} />;
        case "existing":
            return <ExistingPage wizard={wizard} onClose={onClose} />;
        default:
            return <WayPage wizard={wizard} onClose={onClose} />;
    }
}
