// The token of a link leaves the address bar as soon as its page has read it: addresses end up in
// histories, logs and screenshots. It stays in this tab, so that the page can be reloaded.
import { useEffect } from "react";
import { kept } from "./kept";

const tokens = kept<string>("link");

/** Stands in a path where the token stood. */
export const taken = "-";

/** The token of the page, from its address or as this tab knows it; `hide` replaces the address. */
export function useLinkToken(page: string, inAddress: string, hide: () => unknown): string {
    const isNew = inAddress !== "" && inAddress !== taken;
    useEffect(() => {
        if (!isNew) return;
        tokens.save(page, inAddress);
        void hide();
    }, [inAddress]);
    return isNew ? inAddress : (tokens.load(page) ?? inAddress);
}
