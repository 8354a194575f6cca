import { Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MadeApiToken } from "../../api/types";
import { useWords } from "../../lib/words";
import { tokensQuery } from "./api";
import { MadeToken } from "./MadeToken";
import { TokenForm } from "./TokenForm";

/** Makes a token, then shows it: this once, so no slip of the hand closes it. */
export function TokenDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const [made, setMade] = useState<MadeApiToken>();

    function show(token: MadeApiToken) {
        setMade(token);
        void queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
    }

    return (
        <Modal
            opened={opened}
            onClose={onClose}
            size={500}
            onExitTransitionEnd={() => setMade(undefined)}
            title={words(made ? "profile.tokens.made" : "profile.tokens.make")}
            closeOnClickOutside={!made}
            closeOnEscape={!made}
            withCloseButton={!made}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            {made ? (
                <MadeToken token={made.token} onClose={onClose} />
            ) : (
                <TokenForm onMade={show} onCancel={onClose} />
            )}
        </Modal>
    );
}
