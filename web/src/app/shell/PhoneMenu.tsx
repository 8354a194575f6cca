import { Drawer } from "@mantine/core";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useWords } from "../../lib/words";
import { Wordmark } from "../../ui/Wordmark";
import { SideMenu } from "./SideMenu";

type PhoneMenuProps = { opened: boolean; onClose: () => void };

/** The side menu of narrow screens. */
export function PhoneMenu({ opened, onClose }: PhoneMenuProps) {
    const words = useWords();
    return (
        <Drawer
            opened={opened}
            onClose={onClose}
            size={280}
            title={<Wordmark />}
            closeButtonProps={{ "aria-label": words("action.close"), size: 44 }}
        >
            <SideMenu wide onNavigate={onClose} />
        </Drawer>
    );
}
