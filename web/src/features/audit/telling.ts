// The words of an entry as a person reads them: roles by the names they had then, permissions and
// roles of every account in the reader's language, ends as dates.
import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { useCurrent } from "../../lib/current";
import { roleName, rolesQuery } from "../../lib/roles";
import { hasWord, useWords, wordOr } from "../../lib/words";

type Named = { id: string; name: string };

const spoken = new Set(["roles", "licenses", "before", "after", ""]);
const stamp = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const ofAccount = /^(?:role:)?([0-9a-f]{8}-[0-9a-f-]{27})$/;

/** Of what was changed and its text; the names that the entry itself holds come first. */
export function useTelling(data: unknown): (what: string, text: string) => string {
    const words = useWords();
    const intl = useIntl();
    const { account, may } = useCurrent();
    // Only entries older than the names in them need what is known now.
    const known = useQuery({ ...rolesQuery(account.id), enabled: may("users.manage") }).data;
    const names = namesIn(data);

    function tellWord(word: string): string {
        const [bare = "", until] = word.split("@");
        const told = tellName(bare);
        if (!until) return told;
        const day = intl.formatDate(Number(until), { dateStyle: "medium", timeStyle: "short" });
        return words("activity.until", { told, day });
    }

    function tellName(word: string): string {
        const id = ofAccount.exec(word)?.[1];
        if (id) return names.find((one) => one.id === id)?.name ?? roleName(words, known, id);
        const [right, product] = word.split(":");
        if (right === "manage" && product) return words("activity.manages", { product });
        if (word === "accounting") return words("edit.grants.accounting");
        const family = ["role", "ability"].find((one) => hasWord(one, word));
        return family ? wordOr(words, family, word) : word;
    }

    return (what, text) => {
        if (stamp.test(text))
            return intl.formatDate(text, { dateStyle: "medium", timeStyle: "short" });
        if (what === "state") return wordOr(words, "state", text);
        if (!spoken.has(what)) return text;
        return text.split(/,? /).map(tellWord).join(", ");
    };
}

function namesIn(data: unknown): Named[] {
    const names = (data as { names?: unknown } | null)?.names;
    return Array.isArray(names) ? (names as Named[]) : [];
}
