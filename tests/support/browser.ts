// Acts of a person in the browser that many stories share.
import { expect, type Page } from "@playwright/test";
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

export async function openInviteDialog(page: Page, kith: Kith) {
    await page.goto(`${kith.url}/users`);
    await page.getByRole("button", { name: "Invite a person" }).first().click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("First name")).toBeFocused();
    return dialog;
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
