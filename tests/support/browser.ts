// Acts of a person in the browser that many stories share.
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Acme } from "./acme";
import { password, type Kith } from "./kith";

export async function signIn(page: Page, kith: Kith, login: string): Promise<void> {
    await page.goto(`${kith.url}/signin`);
    await page.getByLabel("E-mail or username").fill(login);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
    await page.getByRole("button", { name: /^User menu of / }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in to Kith" })).toBeVisible();
}

/** The page that invites by rows, which is open while nobody may sign up alone. */
export async function openInvitePage(page: Page, kith: Kith, acme: Acme): Promise<void> {
    await acme.ann.patch(`${acme.path}/settings`, { auto_signup: false });
    await page.goto(`${kith.url}/users/invite`);
    await expect(page.getByRole("heading", { name: "Invite User" })).toBeVisible();
    await expect(cell(page, "Name", 1)).toBeVisible();
}

/** A field of the invite grid; of Roles and Licenses the group of boxes. */
export function cell(page: Page, field: string, row: number): Locator {
    return page.getByLabel(`${field}, row ${row}`, { exact: true });
}

type Invited = { name?: string; email?: string; roles?: string[]; licenses?: string[] };

export async function fillRow(page: Page, row: number, person: Invited): Promise<void> {
    if (person.name !== undefined) await cell(page, "Name", row).fill(person.name);
    if (person.email !== undefined) await cell(page, "Email", row).fill(person.email);
    for (const role of person.roles ?? []) {
        await cell(page, "Roles", row).getByLabel(role, { exact: true }).check();
    }
    for (const product of person.licenses ?? []) {
        await cell(page, "Licenses", row).getByLabel(product).check();
    }
}

/** Fills what stands on the dialog or page under these labels. */
export async function fill(
    part: Pick<Page, "getByLabel">,
    values: Record<string, string>,
): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
        await part.getByLabel(label, { exact: true }).fill(value);
    }
}

/**
 * Everything the browser complained about. That a call was answered with 4xx is noted there too,
 * and is no fault of the page.
 */
export function complaintsOf(page: Page): string[] {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
        const answered4xx = /status of 4\d\d/.test(message.text());
        if (message.type() === "error" && !answered4xx) complaints.push(message.text());
    });
    return complaints;
}

/** The lines of the file that comes when the link "Export" of that part of the page is followed. */
export async function exported(page: Page, where: Page | Locator = page): Promise<string[]> {
    const coming = page.waitForEvent("download");
    await where.getByRole("link", { name: "Export", exact: true }).click();
    const file = await coming;
    return (await readFile(await file.path(), "utf8")).trim().split("\r\n");
}
