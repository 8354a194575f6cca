// The Contacts section: everybody one reaches, of every kind, and the overview of each.
// Rows S2-01 to S2-14, S2-28, S2-30.
import type { Locator, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { Beta, showOneself } from "../support/beta";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

async function expectNothingWrong(page: Page) {
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

const listOf = (page: Page): Locator => page.getByRole("list", { name: "Contacts" });

async function expectListed(page: Page, names: string[]) {
    await expect(listOf(page).getByRole("listitem")).toHaveCount(names.length);
    for (const name of names) await expect(listOf(page).getByText(name)).toBeVisible();
}

async function filterBy(page: Page, name: string) {
    const filters = page.getByRole("navigation", { name: "Which contacts" });
    await filters.getByRole("link", { name, exact: true }).last().click();
}

async function addClient({ path }: Acme, who: Person, name: string, more: object = {}) {
    const [first_name = "", last_name = ""] = name.split(" ");
    const email = `${first_name.toLowerCase()}@client.test`;
    const { delivery = "quiet", ...member } = more as { delivery?: string };
    const members = [{ first_name, last_name, email, ...member }];
    const added = await who.post(`${path}/clients`, { members, delivery, company: "Carl & Sons" });
    expect(added).toAnswer(201);
    return added.body.items[0].client;
}

/** One of every kind: bo, Zoe of Beta, the client Carl, the card of Karl, a team, a client group. */
async function everyKind(kith: Kith, acme: Acme) {
    const bo = await acme.colleague("bo@acme.test");
    const beta = await Beta.found(kith, acme);
    await showOneself(acme.ann, acme.path);
    await showOneself(beta.zoe, beta.path);
    expect(await acme.ann.post(`${acme.path}/connections`, { to: beta.zoesId })).toAnswer(201);
    const [{ id }] = (await beta.zoe.get(`${beta.path}/connections`)).body.items;
    expect(await beta.zoe.post(`${beta.path}/connections/${id}/accept`, {})).toAnswer(200);
    const carl = await addClient(acme, acme.ann, "Carl Client");
    const card = { first_name: "Karl", last_name: "Card", email: "karl@card.test", mobile: "" };
    expect(await acme.ann.post(`${acme.path}/contact-cards`, card)).toAnswer(201);
    expect(await acme.ann.post(`${acme.path}/teams`, { name: "Sales" })).toAnswer(201);
    const group = await acme.ann.post(`${acme.path}/client-groups`, {
        name: "Key accounts",
        members: [carl.id],
    });
    expect(group).toAnswer(201);
    return { bo, beta, carl, group: group.body };
}

story(
    "every kind is found by filter and search, at the address that says so (S2-01 to S2-08, S2-10)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await everyKind(kith, acme);
        await signIn(page, kith, acme.ann.email);
        await page.getByRole("navigation").getByRole("link", { name: "Contacts" }).click();
        await expectListed(page, ["bo Berg", "Zoe Zander", "Carl Client", "Karl Card"]);
        await expectNothingWrong(page);
        const rest = [
            ["Internal", "bo Berg"],
            ["Teams", "Sales"],
            ["Clients", "Carl Client"],
            ["Client Groups", "Key accounts"],
            ["Other accounts", "Zoe Zander"],
            ["Without a login", "Karl Card"],
        ] as const;
        for (const [filter, name] of rest) {
            await filterBy(page, filter);
            await expectListed(page, [name]);
        }
        await filterBy(page, "Clients");
        await filterBy(page, "Available Clients");
        await expect(page.getByText("None of your clients is available now.")).toBeVisible();
        await filterBy(page, "All");
        await page.getByLabel("Search name, e-mail, company or group").fill("client.TEST");
        await expectListed(page, ["Carl Client"]);
        await expect(page).toHaveURL(/q=client\.TEST/);
        await filterBy(page, "Internal");
        await expect(page.getByText("Nobody is found for “client.TEST”.")).toBeVisible();

        await page.goto(`${kith.url}/manage/contact`);
        await expect(page).toHaveURL(/\/manage\/contacts$/);
        expect(complaints).toEqual([]);
    },
);

story(
    "the overview says who somebody is, how they are reached and what is not possible (S2-11, S2-12, S2-13, S2-14)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const { carl, group } = await everyKind(kith, acme);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts`);
        await listOf(page).getByText("Carl Client").click();
        const overview = page.getByRole("complementary", { name: "Carl Client" });
        await expect(overview.getByText("Not invited yet", { exact: true })).toBeVisible();
        await expect(overview.getByRole("region", { name: "Availability Status" })).toContainText(
            "Not signed in to Kith yet.",
        );
        const information = overview.getByRole("region", { name: "Contact Information" });
        const mail = information.getByRole("link", { name: "carl@client.test" });
        await expect(mail).toHaveAttribute("href", "mailto:carl@client.test");
        await expect(information).toContainText("Carl & Sons");
        await expect(information.getByRole("link", { name: "Ann Lee" })).toBeVisible();
        await expectNothingWrong(page);
        await expect(page).toHaveURL(new RegExp(`/manage/contacts/client(:|%3A)${carl.id}$`));

        const groups = overview.getByRole("region", { name: "Client Groups" });
        await groups.getByRole("link", { name: "Key accounts" }).click();
        const many = page.getByRole("complementary", { name: "Key accounts" });
        await expect(many.getByRole("link", { name: /Carl Client/ })).toBeVisible();
        await acme.ann.delete(`${acme.path}/client-groups/${group.id}/members/${carl.id}`);
        await expect(many.getByText("Nobody is in it yet.")).toBeVisible();
        await page.goBack();
        await expect(overview).toBeVisible();
        await expect(groups).toBeHidden();

        await listOf(page).getByText("Karl Card").click();
        const card = page.getByRole("complementary", { name: "Karl Card" });
        await expect(card.getByText(/can be invited to scheduled meetings/)).toBeVisible();
        await listOf(page).getByText("bo Berg").click();
        const colleague = page.getByRole("complementary", { name: "bo Berg" });
        await expect(colleague.getByText("Works here.")).toBeVisible();
        await expect(colleague.getByRole("region", { name: "Client Groups" })).toBeHidden();
        await colleague.getByRole("link", { name: "Close the overview" }).click();
        await expect(colleague).toBeHidden();
        expect(complaints).toEqual([]);
    },
);

story(
    "what changes elsewhere is seen at once, and who goes is said to be gone (S2-01, S2-11, S2-12, S2-28)",
    { tag: ["@browser", "@two_nodes"] },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        const { id: bosId } = await acme.user("bo@acme.test");
        const carl = await addClient(acme, bo, "Carl Client");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts`);
        await expectListed(page, ["bo Berg"]);
        const { id: annsId } = await acme.user(acme.ann.email);
        const mapping = `${acme.path}/clients/${carl.id}/mappings/${annsId}`;
        expect((await acme.ann.put(mapping)).status).toBeLessThan(300);
        await expectListed(page, ["bo Berg", "Carl Client"]);
        await listOf(page).getByText("Carl Client").click();
        await expect(page.getByRole("complementary", { name: "Carl Client" })).toBeVisible();
        expect(await acme.ann.delete(mapping)).toAnswer(204);
        await expectListed(page, ["bo Berg"]);

        await listOf(page).getByText("bo Berg").click();
        const overview = page.getByRole("complementary", { name: "bo Berg" });
        const availability = overview.getByRole("region", { name: "Availability Status" });
        await expect(availability).toContainText("Offline");
        const live = await bo.watch(acme.id);
        await expect(availability).toContainText("Available");
        await bo.put("/me/presence", { status: "busy", text: "In a workshop", until: null });
        await expect(availability).toContainText("Busy", { timeout: 2_000 });
        await expect(availability).toContainText("In a workshop");
        await acme.ann.patch(`${acme.path}/users/${bosId}`, { active: false });
        await expect(page.getByText(/^This contact is not here any more/)).toBeVisible();
        await expectNothingWrong(page);
        live.close();
    },
);

for (const colorScheme of ["light", "dark"] as const) {
    story.describe(`${colorScheme}, on a phone`, { tag: "@browser" }, () => {
        story.use({ colorScheme, viewport: { width: 390, height: 844 } });

        story("an overview takes the place of the list (S2-11)", async ({ kith, acme, page }) => {
            await everyKind(kith, acme);
            await signIn(page, kith, acme.ann.email);
            await page.goto(`${kith.url}/manage/contacts`);
            await expectListed(page, ["bo Berg", "Zoe Zander", "Carl Client", "Karl Card"]);
            await expectNothingWrong(page);
            await listOf(page).getByText("Carl Client").click();
            await expect(page.getByRole("heading", { name: "Carl Client" })).toBeVisible();
            await expect(listOf(page)).toBeHidden();
            await expectNothingWrong(page);
            await page.getByRole("link", { name: "Close the overview" }).click();
            await expect(listOf(page)).toBeVisible();
        });
    });
}
