// Every word of a page comes from the messages: shown in marked English, whatever stands without
// its brackets was never translated. And the languages that Kith ships are there to be read.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { openInvitePage, signIn } from "../support/browser";
import { openLink, proveDomain } from "../support/joining";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

/** What the account is made of; names of products are the same in every language. */
const data = ["Acme", "acme", "Ann", "Lee", "Cy", "Berg", "Kith", "Suite", "Voice", "test", "node"];

/** Addresses, domains, time zones, and what a browser calls itself. */
const nobodysWords = /@|:\/\/|^\w+\/|^\w+\.\w+$/;

function speakBeforehand(page: Page, language: string) {
    return page.addInitScript((tag) => localStorage.setItem("kith.language", tag), language);
}

/** Visible texts and names of controls with words that are neither marked nor data. */
async function unmarked(page: Page): Promise<string[]> {
    const texts = await page.evaluate(() => {
        const found: string[] = [];
        // Times are Intl's, keys and codes are nobody's language; a hidden field measures another.
        const foreign =
            "time, kbd, code, svg, script, style, body [lang], .visually-hidden:empty, " +
            "textarea[aria-hidden]";
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            if (element && !element.closest(foreign)) found.push(node.textContent ?? "");
        }
        for (const name of ["aria-label", "title", "placeholder", "alt"]) {
            for (const element of document.querySelectorAll(`[${name}]`)) {
                if (!element.closest(foreign)) found.push(element.getAttribute(name) ?? "");
            }
        }
        return found;
    });
    return texts.filter(isUnmarked);
}

function isUnmarked(text: string): boolean {
    if (nobodysWords.test(text)) return false;
    const outside = text.replace(/\[.*\]/gs, "");
    const words = outside.match(/\p{L}{2,}/gu) ?? [];
    // A sentence with a link inside is in pieces: what is left of these letters was never marked.
    const left = words.filter((word) => /[ACEINOSUYZ]/i.test(word) && word !== word.toUpperCase());
    return left.some((word) => !data.includes(word));
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function people(acme: Acme) {
    await acme.ann.post(`${acme.path}/orders`, { product: "suite", quantity: 5 });
    await acme.add("cy@acme.test", { first_name: "Cy" });
    await acme.invite("bo@acme.test", { first_name: "Cy" });
}

story.describe("marked English", { tag: "@browser" }, () => {
    story("stands on every page behind the sign-in", async ({ kith, acme, page }) => {
        await people(acme);
        await proveDomain(acme, "acme.test");
        await acme.ann.post(`${acme.path}/domains`, { name: "acme.kith" });
        await openLink(acme, { needs_approval: true, max_uses: 2 });
        await signIn(page, kith, acme.ann.email);
        await speakBeforehand(page, "en-XA");
        const suite = "/manage/products/suite";
        for (const path of [
            ...["/", "/users", "/activity", "/profile", "/help", "/help/add-user"],
            ...["/manage", "/manage/admin", suite, `${suite}?tab=ledger`, `${suite}?tab=unused`],
            ...[`${suite}?tab=settings`, `${suite}?add=true`],
            ...["/manage/orders", "/manage/orders?order=voice", "/manage/accounting"],
            ...["/manage/ways-in", "/instance", "/instance/orders"],
        ]) {
            await page.goto(kith.url + path);
            await expect(page.locator("main")).toContainText("[");
            await page.waitForLoadState("networkidle");
            expect(await unmarked(page), path).toEqual([]);
        }
    });

    story("stands on the page that invites and in the windows", async ({ kith, acme, page }) => {
        await people(acme);
        await signIn(page, kith, acme.ann.email);
        await openInvitePage(page, kith, acme);
        await speakBeforehand(page, "en-XA");
        const cy = await acme.user("cy@acme.test");
        for (const path of ["/users/invite", `/users?edit=${cy.id}`, "/users?add=true"]) {
            await page.goto(kith.url + path);
            await expect(heading(page)).toContainText("[");
            await page.waitForLoadState("networkidle");
            expect(await unmarked(page), path).toEqual([]);
        }
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await unmarked(page), "the list of keys").toEqual([]);
    });

    story("stands on the pages without a session", async ({ kith, acme, page }) => {
        await acme.invite("bo@acme.test", { first_name: "Cy" });
        await speakBeforehand(page, "en-XA");
        await proveDomain(acme, "acme.test");
        const around = (await openLink(acme)).url;
        const link = await kith.invitationLinkTo("bo@acme.test");
        const paths = [
            "/signin",
            "/s/acme",
            "/forgot",
            "/reset?token=no",
            "/help/sign-up",
            "/setup",
        ];
        for (const path of [
            ...paths,
            "/signup/none",
            ...[link, around].map((url) => new URL(url).pathname),
        ]) {
            await page.goto(kith.url + path);
            await expect(heading(page)).toContainText("[");
            await page.waitForLoadState("networkidle");
            expect(await unmarked(page), path).toEqual([]);
        }
    });
});

const signInTo = { de: "Anmelden", fr: "Se connecter" };

async function choose(page: Page, name: string) {
    await page.getByRole("button", { name: /Ann Lee/ }).click();
    await page.getByRole("menuitemradio", { name }).click();
}

for (const [language, button] of Object.entries(signInTo)) {
    story.describe(`a browser that asks for ${language}`, { tag: "@browser" }, () => {
        story.use({ locale: language === "de" ? "de-CH" : "fr-CH" });

        story("reads the sign-in page in it", async ({ kith, acme, page }) => {
            await page.goto(`${kith.url}/signin`);
            await expect(page.getByRole("button", { name: button })).toBeVisible();
            await expect(page.locator("html")).toHaveAttribute("lang", language);
            expect(acme.id).toBeTruthy();
        });
    });
}

story(
    "another language is chosen at once, and stays chosen",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await choose(page, "Deutsch");
        await expect(page.getByRole("navigation").getByText("Benutzer")).toBeVisible();
        await page.reload();
        await expect(page.getByRole("navigation").getByText("Benutzer")).toBeVisible();
        await choose(page, "English");
        await expect(page.getByRole("navigation").getByText("Users")).toBeVisible();
    },
);
