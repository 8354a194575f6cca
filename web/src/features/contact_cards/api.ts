// Contacts of one's own: people without a login, whom nobody else finds.
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { base, type ContactCard, type ContactCardPage, type ContactImport } from "../../api/types";
import type { AddedContactCard, NewContactCard } from "../../api/types";
import { bodyOf, client, once } from "../../api/client";
import { typeOf } from "../../lib/contact_files";

const pageSize = 50;
const all = "/accounts/{account}/contact-cards";
const one = "/accounts/{account}/contact-cards/{contact_card}";

export function cardsKey(account: string) {
    return ["accounts", account, "contact_cards"] as const;
}

export function cardsQuery(account: string, q: string) {
    return infiniteQueryOptions({
        queryKey: [...cardsKey(account), q],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<ContactCardPage> => {
            const query = {
                limit: pageSize,
                ...(q && { q }),
                ...(pageParam && { cursor: pageParam }),
            };
            return bodyOf(await client.GET(all, { params: { path: { account }, query }, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
}

export async function addCard(
    account: string,
    body: NewContactCard,
    key: string,
): Promise<AddedContactCard> {
    const params = { path: { account } };
    return bodyOf(await client.POST(all, { params, body, headers: once(key) }));
}

export async function changeCard(
    account: string,
    { id }: ContactCard,
    body: NewContactCard,
): Promise<ContactCard> {
    const params = { path: { account, contact_card: id } };
    return bodyOf(await client.PATCH(one, { params, body }));
}

export async function removeCard(account: string, { id }: ContactCard): Promise<void> {
    await client.DELETE(one, { params: { path: { account, contact_card: id } } });
}

/** Says first what it would do (`dry_run`). */
export async function importCards(
    account: string,
    file: File,
    dry_run: boolean,
    key: string,
): Promise<ContactImport> {
    return bodyOf(
        await client.POST(`${all}/import`, {
            params: { path: { account }, query: { dry_run } },
            body: file as never,
            bodySerializer: (body: unknown) => body,
            headers: { "Content-Type": typeOf(file), ...once(key) },
        }),
    );
}

/** An address to load with the browser itself: it becomes a file. */
export function exportAddress(account: string, format: "csv" | "vcard"): string {
    return `${base}/accounts/${account}/contact-cards/export?format=${format}`;
}
