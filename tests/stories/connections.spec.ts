// Connections: people of two accounts find each other, agree, and part again; by the API, and on the
// page with both of them in browsers. Rows S0-01, S0-02, S0-09 to S0-15, S0-22, S0-27.
import type { Browser, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { Beta, showOneself } from "../support/beta";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

async function expectNothingWrong(page: Page) {
    await page.mouse.move(0, 0); // off the button, whose tooltip says why it is off
    await page.evaluate(() => document.fonts.ready);
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

/** A browser of its own, signed in. */
async function browserOf(browser: Browser, kith: Kith, who: Person): Promise<Page> {
    const page = await (await browser.newContext({ locale: "en-US" })).newPage();
    await signIn(page, kith, who.email);
    return page;
}

async function bothOpen(kith: Kith, acme: Acme): Promise<Beta> {
    const beta = await Beta.found(kith, acme);
    await showOneself(acme.ann, acme.path);
    await showOneself(beta.zoe, beta.path);
    return beta;
}

const list = async (who: Person, path: string) => (await who.get(`${path}/connections`)).body.items;

story("each lists the others of the own account, and nobody else (S0-02)", async ({ kith, acme }) => {
    const beta = await Beta.found(kith, acme);
    const bo = await acme.colleague("bo@acme.test");
    await acme.add("cy@acme.test");
    const { id: cysId } = await acme.user("cy@acme.test");
    await acme.ann.patch(`${acme.path}/users/${cysId}`, { active: false });
    const names = async (who: Person, path: string) => {
        const { items } = (await who.get(`${path}/contacts?filter=internal`)).body;
        return items.map((one: { display_name: string }) => one.display_name);
    };
    expect(await names(acme.ann, acme.path)).toEqual(["bo Berg"]);
    expect(await names(bo, acme.path)).toEqual(["Ann Lee"]);
    expect(await names(beta.zoe, beta.path)).toEqual([]);
});

story(
    "two accounts connect once all four switches are on, and stay so when one goes private (S0-09 to S0-15)",
    async ({ kith, acme }) => {
        const { ann, path } = acme;
        const beta = await Beta.found(kith, acme);
        const { zoe, zoesId: to } = beta;
        const find = async (q: string) => (await ann.get(`${path}/directory?q=${q}`)).body;
        expect(await ann.get(`${path}/directory?q=z`)).toBeRefused(422, "validation");
        expect((await find("Zoe")).items).toEqual([]);

        const closed = await ann.post(`${path}/connections`, { to });
        expect(closed).toBeRefused(409, "not_public_visible");
        expect(closed.body.missing).toEqual(["account_public", "profile_visible", "other_party"]);
        await showOneself(zoe, beta.path);
        const found = await find("Zoe");
        expect(found.missing).toEqual(["account_public", "profile_visible"]);
        expect(found.items).toMatchObject([{ id: to, company: "Beta", relation: "none" }]);
        expect(JSON.stringify(found)).not.toContain("zoe@beta.test");
        await showOneself(ann, path);

        const live = await zoe.watch(beta.id);
        const asked = await ann.post(`${path}/connections`, { to, note: "From the fair" });
        expect(asked).toAnswer(201);
        expect(asked.body).toMatchObject({ state: "pending", direction: "sent", is_mine: true });
        await live.next(({ type }) => type === "connection.updated");
        const [mail] = await kith.mailTo("zoe@beta.test");
        expect(mail?.subject).toBe("Ann Lee (Acme) would like to connect");
        expect(mail?.text).toContain("From the fair");
        expect(await ann.post(`${path}/connections`, { to })).toBeRefused(409, "request_pending");
        expect((await find("Zoe")).items[0].relation).toBe("sent");
        const [request] = await list(zoe, beta.path);
        expect(request).toMatchObject({ direction: "received", note: "From the fair" });
        expect(request.person.email).toBeNull();

        const mine = `${path}/connections/${asked.body.id}`;
        const hers = `${beta.path}/connections/${request.id}`;
        expect(await ann.post(`${mine}/accept`, {})).toBeRefused(403, "forbidden");
        // A switch that is off again keeps the request from being accepted.
        await ann.patch(path, { visibility: "private" });
        expect(await zoe.post(`${hers}/accept`, {})).toBeRefused(409, "not_public_visible");
        await ann.patch(path, { visibility: "public" });
        const accepted = await zoe.post(`${hers}/accept`, { scopes: ["chat", "call"] });
        expect(accepted).toAnswer(200);
        expect(await zoe.post(`${hers}/accept`, {})).toAnswer(200);
        for (const [who, where] of [[ann, path], [zoe, beta.path]] as const) {
            const [one] = await list(who, where);
            expect(one).toMatchObject({ state: "accepted", scopes: ["chat", "call"] });
        }
        expect((await list(ann, path))[0].person.email).toBe("zoe@beta.test");

        await zoe.patch(beta.path, { visibility: "private" });
        expect(await list(ann, path)).toHaveLength(1);
        expect((await find("Zoe")).items).toEqual([]);
        expect(await ann.delete(mine)).toAnswer(204);
        expect(await list(zoe, beta.path)).toEqual([]);
        const again = await ann.post(`${path}/connections`, { to });
        expect(again).toBeRefused(409, "not_public_visible");
        expect(again.body.missing).toEqual(["other_party"]);
    },
);

story(
    "a plain user mends his own switch and is told whom to ask for the other (S0-15)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        expect(await bo.patch(acme.path, { visibility: "public" })).toBeRefused(403, "forbidden");
        await signIn(page, kith, bo.email);
        await page.getByRole("navigation").getByRole("link", { name: "Connections" }).click();
        const banner = page.getByRole("region", { name: "What keeps you from connecting" });
        await expect(banner).toContainText(
            "Missing: account set to Public, profile set to Visible.",
        );
        await expect(banner).toContainText("Ask an administrator to make the account public.");
        await expect(banner).toContainText("Ask Ann Lee.");
        await expect(page.getByText("Guests cannot be added to your Connections list.")).toBeVisible();
        await expectNothingWrong(page);
        await banner.getByRole("switch", { name: "Visible" }).click();
        await expect(banner).toContainText("Missing: account set to Public.");
        await expectNothingWrong(page);
        // What the administrator does is seen at once.
        await acme.ann.patch(acme.path, { visibility: "public" });
        await expect(banner).toBeHidden();
        expect(complaints).toEqual([]);
    },
);

story(
    "found, asked with a note, accepted in the other browser, kept, and disconnected (S0-01, S0-09 to S0-15)",
    { tag: ["@browser", "@both", "@two_nodes"] },
    async ({ kith, acme, page, browser }) => {
        const complaints = complaintsOf(page);
        const beta = await bothOpen(kith, acme);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections`);
        await expect(page.getByText("Nobody else is active in Acme yet.")).toBeVisible();
        await page.getByRole("tab", { name: "External users (Other Accounts)" }).click();
        await expect(page).toHaveURL(/tab=others/);

        await page.getByRole("button", { name: "Find people" }).first().click();
        const finding = page.getByRole("dialog", { name: "Find people" });
        await expect(finding.getByLabel("Search name, company or e-mail")).toBeFocused();
        await page.keyboard.type("Zo");
        await finding.getByRole("button", { name: "Connect with Zoe Zander" }).click();
        await expect(finding.getByLabel("Note to Zoe Zander (optional)")).toBeFocused();
        await page.keyboard.type("From the fair\nin Basel");
        for (const scope of ["See when I am there", "Chat", "Call", "Meetings"])
            await finding.getByRole("checkbox", { name: scope }).uncheck();
        await finding.getByRole("button", { name: "Send request" }).click();
        await expect(finding.getByText("Tick one at least.")).toBeVisible();
        await expectNothingWrong(page);
        await finding.getByRole("checkbox", { name: "Chat" }).check();
        await finding.getByRole("checkbox", { name: "Call" }).check();
        await finding.getByRole("checkbox", { name: "Share with my colleagues" }).check();
        await finding.getByRole("button", { name: "Send request" }).click();
        await expect(finding.getByRole("button", { name: "Pending" })).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(page.getByRole("table", { name: "Sent" })).toContainText("Zoe Zander");

        // Whoever is asked lands where to answer, and sees what would be agreed on.
        const zoesPage = await browserOf(browser, kith, beta.zoe);
        await zoesPage.goto(`${kith.url}/connections`);
        const request = zoesPage.getByRole("article", { name: "Ann Lee" });
        await expect(request).toContainText("From the fair in Basel");
        await expect(request).toContainText("shared with all colleagues at Acme");
        await expect(request.getByRole("checkbox")).toHaveCount(2);
        await expectNothingWrong(zoesPage);
        await request.getByRole("checkbox", { name: "Call" }).uncheck();
        await request.getByRole("button", { name: "Accept Ann Lee" }).click();
        for (const [one, name] of [[page, "Zoe Zander"], [zoesPage, "Ann Lee"]] as const) {
            const row = one.getByRole("table", { name: "Connected" }).getByRole("row");
            await expect(row.filter({ hasText: name })).toContainText("External");
            await expect(row.filter({ hasText: name })).toContainText("Chat");
        }
        await expect(page.getByRole("table", { name: "Sent" })).toBeHidden();
        await expectNothingWrong(page);

        await page.getByRole("button", { name: "More for Zoe Zander" }).click();
        await page.getByRole("menuitem", { name: "What was agreed on" }).click();
        const agreed = page.getByRole("dialog", { name: "What was agreed on" });
        await expect(agreed.getByRole("checkbox", { name: "Call" })).toHaveAttribute(
            "aria-disabled",
            "true",
        );
        await expectNothingWrong(page);
        await agreed.getByRole("checkbox", { name: "Share with my colleagues" }).uncheck();
        await agreed.getByRole("button", { name: "Save" }).click();
        await expect(agreed).toBeHidden();
        expect((await list(acme.ann, acme.path))[0].share_with_colleagues).toBe(false);

        await beta.zoe.patch(beta.path, { visibility: "private" });
        await page.reload();
        await page.getByRole("button", { name: "More for Zoe Zander" }).click();
        await page.getByRole("menuitem", { name: "Disconnect" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
        await expect(page.getByText("You are not connected with anybody")).toBeVisible();
        await expect(zoesPage.getByText("You are not connected with anybody")).toBeVisible();
        await page.getByRole("button", { name: "Find people" }).first().click();
        await page.getByLabel("Search name, company or e-mail").fill("Zoe");
        await expect(finding.getByText("Nobody who is visible in a public account")).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story(
    "a request is declined, and its sender blocked and unblocked (S0-11, S0-12)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const beta = await bothOpen(kith, acme);
        const { items } = (await acme.ann.get(`${acme.path}/users`)).body;
        const ask = () => beta.zoe.post(`${beta.path}/connections`, { to: items[0].id });
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections?tab=others`);
        expect(await ask()).toAnswer(201);
        // Found, too, she is answered and not asked.
        await expect(page.getByRole("article", { name: "Zoe Zander" })).toBeVisible();
        await page.getByRole("button", { name: "Find people" }).click();
        const finding = page.getByRole("dialog", { name: "Find people" });
        await finding.getByLabel("Search name, company or e-mail").fill("Beta");
        await finding.getByRole("button", { name: "Accept Zoe Zander" }).click();
        await expectNothingWrong(page);
        await finding.getByRole("button", { name: "Decline Zoe Zander" }).click();
        await expect(finding.getByRole("button", { name: "Connect with Zoe Zander" })).toBeVisible();
        await page.keyboard.press("Escape");
        expect(await ask()).toBeRefused(409, "cooldown");

        await kith.advance(8 * 24 * 60 * 60);
        expect(await beta.zoe.signIn()).toAnswer(200);
        expect(await acme.ann.signIn()).toAnswer(200);
        expect(await ask()).toAnswer(201);
        await page.context().clearCookies();
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/connections`);
        await page.getByRole("button", { name: "Block Zoe Zander" }).click();
        await expectNothingWrong(page);
        await page.getByRole("dialog").getByRole("button", { name: "Block" }).click();
        await expect(page.getByText("Zoe Zander is blocked")).toBeVisible();
        expect((await acme.ann.get(`${acme.path}/directory?q=Zoe`)).body.items).toEqual([]);
        await page.getByRole("button", { name: "Blocked people" }).click();
        await expectNothingWrong(page);
        await page.getByRole("button", { name: "Unblock Zoe Zander" }).click();
        await expect(page.getByText("You block nobody.")).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story("each kind of people has its page of help (S0-27)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await signIn(page, kith, acme.ann.email);
    const tabs = { internal: "Find your colleagues", others: "Connect with people of other accounts" };
    for (const [tab, title] of Object.entries(tabs)) {
        await page.goto(`${kith.url}/connections?tab=${tab}`);
        await page.getByRole("tabpanel").getByRole("link", { name: /^Learn more/ }).click();
        await expect(page.getByRole("heading", { name: title })).toBeVisible();
    }
    await page.goto(`${kith.url}/connections`);
    await page.getByRole("link", { name: "Learn more: Guests" }).click();
    await expect(page.getByRole("heading", { name: "What guests are" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
        story.describe(`${colorScheme}, ${width} px wide`, { tag: "@browser" }, () => {
            story.use({
                colorScheme,
                viewport: { width, height: 900 },
            });

            story("the page of connections", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const beta = await Beta.found(kith, acme);
                await showOneself(beta.zoe, beta.path);
                await acme.add("bo@acme.test");
                await signIn(page, kith, acme.ann.email);
                await page.goto(`${kith.url}/connections`);
                await expect(page.getByText("bo Berg")).toBeVisible();
                await expectNothingWrong(page);
                await page.goto(`${kith.url}/connections?tab=others`);
                await expect(page.getByText("You are not connected with anybody")).toBeVisible();
                await expectNothingWrong(page);
                await page.goto(`${kith.url}/connections?find=true`);
                await page.getByLabel("Search name, company or e-mail").fill("Zoe");
                const connect = page.getByRole("button", { name: "Connect with Zoe Zander" });
                await expect(connect).toHaveAttribute("aria-disabled", "true");
                await expectNothingWrong(page);
                await showOneself(acme.ann, acme.path);
                await connect.click();
                await expectNothingWrong(page);
                await page.getByRole("button", { name: "Send request" }).click();
                await expect(page.getByRole("button", { name: "Pending" })).toBeVisible();
                await page.goto(`${kith.url}/connections?tab=others`);
                await expect(page.getByRole("table", { name: "Sent" })).toBeVisible();
                await expectNothingWrong(page);
                expect(complaints).toEqual([]);
            });
        });
    }
}
