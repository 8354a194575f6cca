import { useQueryClient } from "@tanstack/react-query";
import type { SignUpLink, SignUpLinkTerms } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { endOfDay, lastDayOf } from "../../lib/days";
import { domainIn } from "../../lib/domain_name";
import { joiningKey } from "../../lib/joining";
import { useNewer } from "../../lib/newer";
import { useServerForm } from "../../lib/server_form";
import { useWords, type Words } from "../../lib/words";
import { toast } from "../../ui/toast";
import { changeLink, linksQuery, openLink } from "./api";

type Fields = {
    name: string;
    domain: string;
    max_uses: string;
    /** The last day. */
    expires_at: string;
    needs_approval: string;
};

const fields = ["name", "domain", "max_uses", "expires_at", "needs_approval"] as const;

/** Opens a link, or says its terms anew. */
export function useLinkForm(link: SignUpLink | undefined, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const { base, stale } = useNewer(link);
    const saving = useServerForm<Fields, SignUpLink>({
        initialValues: fieldsOf(link),
        required: [],
        check: checkCount,
        keep: link ? undefined : { as: `sign_up_link.${membership.id}`, fields: [...fields] },
        send: (values, key) => {
            const terms = termsOf(values);
            return base ? changeLink(account.id, base, terms) : openLink(account.id, terms, key);
        },
        done: async () => {
            await queries.invalidateQueries({ queryKey: joiningKey(account.id) });
            toast(words(link ? "links.changed" : "links.opened"));
            onDone();
        },
    });

    async function look(): Promise<SignUpLink> {
        const all = await queries.fetchQuery({ ...linksQuery(account.id), staleTime: 0 });
        return all.find(({ id }) => id === base!.id) ?? base!;
    }

    return {
        ...saving,
        stale: stale({
            look,
            fill: (newer) => saving.form.setValues(fieldsOf(newer)),
            forget: saving.forget,
        }),
    };
}

function fieldsOf(link: SignUpLink | undefined): Fields {
    return {
        name: link?.name ?? "",
        domain: link?.domain ?? "",
        max_uses: link?.max_uses ? String(link.max_uses) : "",
        expires_at: link?.expires_at ? lastDayOf(link.expires_at) : "",
        needs_approval: String(link?.needs_approval ?? false),
    };
}

function termsOf({ name, domain, max_uses, expires_at, needs_approval }: Fields): SignUpLinkTerms {
    return {
        name: name.trim(),
        needs_approval: needs_approval === "true",
        ...(domain.trim() && { domain: domainIn(domain) }),
        ...(max_uses.trim() && { max_uses: Number(max_uses) }),
        ...(expires_at && { expires_at: endOfDay(expires_at) }),
    };
}

function checkCount({ max_uses }: Fields, words: Words): Partial<Fields> {
    return /^\s*\d*\s*$/.test(max_uses) ? {} : { max_uses: words("field.limit") };
}
