import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { bodyOf, client, once } from "../../api/client";
import type { Domain, SignUpLink, SignUpLinkTerms, SignUpPage } from "../../api/types";
import { joiningKey } from "../../lib/joining";

const pageSize = 25;

export function domainsQuery(account: string) {
    return queryOptions({
        queryKey: [...joiningKey(account), "domains"],
        queryFn: async ({ signal }): Promise<Domain[]> => {
            const params = { path: { account } };
            const answer = await client.GET("/accounts/{account}/domains", { params, signal });
            return bodyOf(answer).items;
        },
    });
}

export async function addDomain(account: string, name: string, key: string): Promise<Domain> {
    const params = { path: { account } };
    const headers = once(key);
    const body = { name };
    return bodyOf(await client.POST("/accounts/{account}/domains", { params, body, headers }));
}

/** `look` asks the name servers now; `confirm` is for whoever runs the server. */
export type DomainAct = "look" | "confirm";

export async function actOnDomain(account: string, id: string, what: DomainAct, key: string) {
    const params = { path: { account, domain: id } };
    const path = `/accounts/{account}/domains/{domain}/${what}` as const;
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}

export async function removeDomain(account: string, id: string): Promise<void> {
    const params = { path: { account, domain: id } };
    await client.DELETE("/accounts/{account}/domains/{domain}", { params });
}

export function linksQuery(account: string) {
    return queryOptions({
        queryKey: [...joiningKey(account), "links"],
        queryFn: async ({ signal }): Promise<SignUpLink[]> => {
            const params = { path: { account } };
            const answer = await client.GET("/accounts/{account}/sign-up-links", {
                params,
                signal,
            });
            return bodyOf(answer).items;
        },
    });
}

export async function openLink(account: string, body: SignUpLinkTerms, key: string) {
    const params = { path: { account } };
    const headers = once(key);
    return bodyOf(
        await client.POST("/accounts/{account}/sign-up-links", { params, body, headers }),
    );
}

/** Refused as stale when it is not that version any more. */
export async function changeLink(
    account: string,
    { id, version }: SignUpLink,
    body: SignUpLinkTerms,
) {
    const params = { path: { account, link: id } };
    const headers = { "If-Match": `"${version}"` };
    const path = "/accounts/{account}/sign-up-links/{link}";
    return bodyOf(await client.PUT(path, { params, body, headers }));
}

export type LinkAct = "refresh" | "close";

export async function actOnLink(account: string, id: string, what: LinkAct, key: string) {
    const params = { path: { account, link: id } };
    const path = `/accounts/{account}/sign-up-links/{link}/${what}` as const;
    return bodyOf(await client.POST(path, { params, headers: once(key) }));
}

/** Who came by one link, newest first. */
export function cameByQuery(account: string, link: string) {
    return infiniteQueryOptions({
        queryKey: [...joiningKey(account), "came by", link],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }): Promise<SignUpPage> => {
            const query = { link, limit: pageSize, ...(pageParam && { cursor: pageParam }) };
            const params = { path: { account }, query };
            return bodyOf(await client.GET("/accounts/{account}/sign-ups", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
    });
}
