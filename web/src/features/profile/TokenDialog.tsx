import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MadeApiToken } from "../../api/types";
import { useWords } from "../../lib/words";
import { tokensQuery } from "./api";
import { MadeToken } from "./MadeToken";
import { TokenForm } from "./TokenForm";
import { Dialog } from "../../ui/Dialog";

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
        <Dialog
            opened={opened}
            onClose={onClose}
            size={500}
            onExitTransitionEnd={() => setMade(undefined)}
            title={words(made ? "profile.tokens.made" : "profile.tokens.make")}
            closeOnClickOutside={!made}
            closeOnEscape={!made}
            withCloseButton={!made}
        >
            {made ? (
                <MadeToken token={made.token} onClose={onClose} />
            ) : (
                <TokenForm onMade={show} onCancel={onClose} />
            )}
        </Dialog>
    );
}
