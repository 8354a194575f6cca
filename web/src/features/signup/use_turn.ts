import { useQueryClient } from "@tanstack/react-query";
import { changeSettings, settingsQuery } from "../../lib/account";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";

/** Turns automatic sign-up on or off; every page that asks for the settings knows at once. */
export function useTurn(account: string, onDone: () => void) {
    const queries = useQueryClient();
    return useSubmit({
        send: (auto_signup: boolean) => changeSettings(account, { auto_signup }),
        done: (settings) => {
            queries.setQueryData(settingsQuery(account).queryKey, settings);
            void queries.invalidateQueries({ queryKey: joiningKey(account) });
            onDone();
        },
    });
}
