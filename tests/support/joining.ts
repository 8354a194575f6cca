// How somebody joins an account by himself, and what has to be open before.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Acme } from "./acme";
import { fill } from "./browser";
import { password, type Kith } from "./kith";
import type { Person } from "./person";

export type Newcomer = { first_name: string; last_name: string; email: string };

/** Claimed, and taken as proved by Ann, who runs this server. */
export async function proveDomain(acme: Acme, name: string): Promise<void> {
    const claimed = await acme.ann.post(`${acme.path}/domains`, { name });
    const proved = await acme.ann.post(`${acme.path}/domains/${claimed.body.id}/confirm`);
    if (proved.status !== 200) throw new Error(`proving answered ${JSON.stringify(proved)}`);
}

/** A link to hand around: its id, and its token. */
export async function openLink(acme: Acme, terms: object = {}) {
    const opened = await acme.ann.post(`${acme.path}/sign-up-links`, terms);
    if (opened.status !== 201) throw new Error(`opening answered ${JSON.stringify(opened)}`);
    return {
        id: opened.body.id as string,
        url: opened.body.url as string,
        token: tokenOf(opened.body.url),
    };
}

export function tokenOf(url: string): string {
    return new URL(url).pathname.split("/").at(-1) ?? "";
}

/** Asks over the API, by the domain or by a link, and completes by the mail. */
export async function join(kith: Kith, who: Newcomer, link?: string): Promise<Person> {
    const person = kith.somebody(who.email);
    await person.post(link ? `/public/signup/${link}/start` : "/public/signin/acme/signup", who);
    const token = await kith.signUpTokenTo(who.email);
    const joined = await person.post(`/public/signup/${token}/complete`, { password });
    if (![201, 202].includes(joined.status))
        throw new Error(`joining answered ${JSON.stringify(joined)}`);
    return person;
}

export async function askToJoin(page: Page, who: Newcomer): Promise<void> {
    await fill(page, {
        "First name": who.first_name,
        "Last name": who.last_name,
        "E-mail": who.email,
    });
    await page.getByRole("button", { name: "Send me the link" }).click();
    await expect(page.getByText("Look into your mailbox")).toBeVisible();
}

export async function choosePassword(page: Page): Promise<void> {
    await fill(page, { Password: password, "Repeat password": password });
    await page.getByRole("button", { name: "Complete registration" }).click();
}

/** Whom the bar says can join now. */
export function whoCanJoin(page: Page): Locator {
    return page.locator("#signup-means");
}
