// Presence on the pages: what somebody says of themselves in one browser is seen in another at once.
// Rows S2-12, S2-28.
import type { Browser, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { Beta, showOneself } from "../support/beta";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const atOnce = { timeout: 2_000 };

async function expectAxeSilent(page: Page) {
    expect(await barriersOf(page)).toEqual([]);
}

/** A browser of its own, signed in. */
async function browserOf(browser: Browser, kith: Kith, who: Person): Promise<Page> {
    const page = await (await browser.newContext({ locale: "en-US" })).newPage();
    await signIn(page, kith, who.email);
    return page;
}

async function openUserMenu(page: Page) {
    await expect(page.getByRole("menu")).toBeHidden(); // the last one has closed
    await page.getByRole("button", { name: /^User menu of / }).click();
}

async function choose(page: Page, status: string) {
    await openUserMenu(page);
    await page.getByRole("menuitemradio", { name: status }).click();
    await expect(page.getByText(`Presence: ${status}`)).toBeVisible();
}

function dotOf(page: Page, name: string, state: string) {
    const row = page.getByRole("row", { name });
    return row.getByRole("img", { name: state, exact: true });
}

async function connectedBeta(kith: Kith, acme: Acme): Promise<Beta> {
    const beta = await Beta.found(kith, acme);
    await showOneself(acme.ann, acme.path);
    await showOneself(beta.zoe, beta.path);
    const asked = await acme.ann.post(`${acme.path}/connections`, { to: beta.zoesId });
    expect(asked).toAnswer(201);
    const [{ id }] = (await beta.zoe.get(`${beta.path}/connections`)).body.items;
    expect(await beta.zoe.post(`${beta.path}/connections/${id}/accept`, {})).toAnswer(200);
    return beta;
}

story(
    "what is chosen in the user menu is seen by others at once (S2-12, S2-28)",
    { tag: ["@browser", "@both", "@two_nodes"] },
    async ({ kith, acme, page, browser }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections?tab=internal`);
        await expect(dotOf(page, "bo Berg", "Offline")).toBeVisible();

        const bosPage = await browserOf(browser, kith, bo);
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible();
        await choose(bosPage, "Busy");
        await expect(dotOf(page, "bo Berg", "Busy")).toBeVisible(atOnce);
        await choose(bosPage, "Away");
        await expect(dotOf(page, "bo Berg", "Away")).toBeVisible(atOnce);
        await choose(bosPage, "Invisible");
        await expect(dotOf(page, "bo Berg", "Offline")).toBeVisible(atOnce);
        await choose(bosPage, "Out of office");
        const out = page.getByRole("row", { name: "bo Berg" }).getByRole("img", {
            name: /out of office$/,
        });
        await expect(out).toBeVisible(atOnce);
        await choose(bosPage, "Available");
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible(atOnce);

        await expectAxeSilent(page);
        await page.goto(`${kith.url}/users`);
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible();
        await expectAxeSilent(page);
        expect(complaints).toEqual([]);
    },
);

story(
    "a text and an end are said on the form, and taken back (S2-12)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections?tab=internal`);
        const bosPage = await browserOf(browser, kith, bo);

        await openUserMenu(bosPage);
        await bosPage.getByRole("menuitem", { name: "Text and end…" }).click();
        const form = bosPage.getByRole("dialog", { name: "Set your presence" });
        await form.getByRole("radio", { name: "Busy" }).check();
        await form.getByLabel("Text").fill("Writing the report");
        await form.getByLabel("Until", { exact: true }).selectOption("A date and time");
        await form.getByRole("button", { name: "Save" }).click();
        await expect(form.getByText("Please fill in this field.")).toBeVisible();
        await form.getByLabel("Date and time").fill("2020-01-01T10:00");
        await form.getByRole("button", { name: "Save" }).click();
        await expect(form.getByText("Choose a time that is yet to come.")).toBeVisible();
        await expect(form.getByLabel("Text")).toHaveValue("Writing the report");
        await expectAxeSilent(bosPage);
        await form.getByLabel("Until", { exact: true }).selectOption("In 30 minutes");
        await form.getByRole("button", { name: "Save" }).click();
        await expect(form).toBeHidden();
        await expect(dotOf(page, "bo Berg", "Busy: Writing the report")).toBeVisible(atOnce);
        const said = (await bo.get("/me/presence")).body;
        expect(said).toMatchObject({ status: "busy", text: "Writing the report" });
        const leftMs = Date.parse(said.until) - Date.now();
        expect(leftMs).toBeGreaterThan(28 * 60_000);
        expect(leftMs).toBeLessThanOrEqual(30 * 60_000);

        await bosPage.goto(`${kith.url}/profile`);
        const section = bosPage.getByRole("region", { name: "Presence" });
        await expect(section.getByText("Writing the report")).toBeVisible();
        await section.getByRole("button", { name: "Change presence" }).click();
        await form.getByRole("button", { name: "Clear" }).click();
        await expect(section.getByText("Available")).toBeVisible();
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible(atOnce);
        const nothing = { status: "available", text: "", until: null };
        expect((await bo.get("/me/presence")).body).toMatchObject(nothing);
        expect(complaints).toEqual([]);
    },
);

story(
    "who touches nothing for ten minutes is away until they are back (S2-28)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections?tab=internal`);
        const bosPage = await (await browser.newContext({ locale: "en-US" })).newPage();
        await bosPage.clock.install();
        await signIn(bosPage, kith, bo.email);
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible();
        await bosPage.clock.fastForward("09:00");
        await bosPage.mouse.move(20, 20);
        await bosPage.clock.fastForward("09:00");
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible();
        await bosPage.clock.fastForward("02:00");
        await expect(dotOf(page, "bo Berg", "Away")).toBeVisible();
        await bosPage.mouse.move(40, 40);
        await expect(dotOf(page, "bo Berg", "Available")).toBeVisible(atOnce);
    },
);

story(
    "people of other accounts are seen as soon as both agreed, and not before (S2-28)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const beta = await connectedBeta(kith, acme);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections?tab=others`);
        await expect(dotOf(page, "Zoe Zander", "Offline")).toBeVisible();
        const zoesPage = await browserOf(browser, kith, beta.zoe);
        await expect(dotOf(page, "Zoe Zander", "Available")).toBeVisible();
        await choose(zoesPage, "Busy");
        await expect(dotOf(page, "Zoe Zander", "Busy")).toBeVisible(atOnce);
    },
);
