// Clients that come and go as files.
import { base } from "../../api/types";
import { bodyOf, client, once } from "../../api/client";
import { typeOf } from "../../lib/contact_files";

type Delivery = "quiet" | "portal";
export type ImportChoices = { delivery: Delivery; company: string; group: string };

export type ClientImport = {
    total: number;
    created: number;
    mapped: number;
    failed: number;
    errors: { line: number; field: string; code: string; message: string }[];
    preview: { line: number; outcome: "create" | "map"; first_name: string; last_name: string }[];
    warnings: "properties_left_out"[];
};

/** Says first what it would do (`dry_run`). */
export async function importClients(
    account: string,
    file: File,
    { delivery, company, group }: ImportChoices,
    dry_run: boolean,
    key: string,
): Promise<ClientImport> {
    const query = {
        ...{ dry_run, delivery },
        ...(company && { company }),
        ...(group && { new_group: group }),
    };
    const done = bodyOf(
        await client.POST("/accounts/{account}/clients/import", {
            params: { path: { account }, query },
            body: file as never,
            bodySerializer: (body: unknown) => body as never,
            headers: { "Content-Type": typeOf(file), ...once(key) },
        }),
    );
    return done as ClientImport; // of the warnings there are
}

export function exportAddress(account: string, format: "csv" | "vcard"): string {
    return `${base}/accounts/${account}/clients/export?all=true&format=${format}`;
}
