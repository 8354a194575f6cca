import type { Connection } from "../../api/types";
import { useWords } from "../../lib/words";
import { Day } from "../../ui/When";
import { scopesText } from "./scopes";

/** "Chat, Call until 12 Mar 2027". */
export function AgreedText({ connection }: { connection: Connection }) {
    const words = useWords();
    const { expires_at } = connection;
    return (
        <>
            {scopesText(words, connection)}
            {expires_at && (
                <>
                    {" · "}
                    {words("connections.until")} <Day at={expires_at} />
                </>
            )}
        </>
    );
}
