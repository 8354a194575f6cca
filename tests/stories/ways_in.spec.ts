// By which ways people join an account by themselves: its domains, its links, what newcomers get.
// Rows S4-04, S4-05, S4-09; B10: links done right.
import type { Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { fill, signIn } from "../support/browser";
import { askToJoin, choosePassword, join, openLink, proveDomain, whoCanJoin } from "../support/joining";
import { Kith, type Engine } from "../support/kith";
import { NameServer } from "../support/name_server";
import { expect, story as plain } from "../support/story";

const bob = { first_name: "Bob", last_name: "Ray", email: "bob@acme.test" };
const cem = { first_name: "Cem", last_name: "Oz", email: "cem@else.test" };

const story = plain.extend<{ names: NameServer }>({
    names: async ({}, use) => {
        const names = await NameServer.start();
        await use(names);
        await names.stop();
    },
    kith: async ({ names }, use, info) => {
        const kith = await Kith.start(info.project.name as Engine, ["--dns-servers", names.address]);
        await use(kith);
        await kith.stop();
    },
});

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const part = (page: Page, name: string) => page.getByRole("region", { name });

async function openWaysIn(page: Page, kith: Kith): Promise<void> {
    await signIn(page, kith, "ann@acme.test");
    await page.goto(`${kith.url}/manage/ways-in`);
    await expect(heading(page, "Ways in")).toBeVisible();
}

async function expectNoBarriers(page: Page): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    expect(await barriersOf(page)).toEqual([]);
}

story("a domain is proved by its record, and by nothing else (S4-05)", async ({ acme, names }) => {
    const path = `${acme.path}/domains`;
    const claimed = (await acme.ann.post(path, { name: "Acme.test" })).body;
    expect(claimed).toMatchObject({ name: "acme.test", state: "pending", finding: "none" });
    const { host, value } = claimed.record;
    expect(host).toBe("_kith.acme.test");
    const look = async () => (await acme.ann.post(`${path}/${claimed.id}/look`)).body;

    expect(await look()).toMatchObject({ state: "pending", finding: "missing", found: [] });
    names.set(host, "v=spf1 -all", `${value}x`);
    expect(await look()).toMatchObject({
        ...{ state: "pending", finding: "different", found: ["v=spf1 -all", `${value}x`] },
    });
    expect((await acme.ann.get("/public/signin/acme")).body.signup.domains).toEqual([]);
    names.set(host, "v=spf1 -all", value);
    expect(await look()).toMatchObject({ state: "proved", proof: "dns", finding: "proved" });
    expect(names.asked).toContain(host);
    expect((await acme.ann.get("/public/signin/acme")).body.signup).toMatchObject({
        ...{ open: true, domains: ["acme.test"] },
    });
});

story(
    "a domain whose record is gone says so, and is proved no more (S4-05)",
    { tag: "@browser" },
    async ({ kith, acme, names, page }) => {
        const path = `${acme.path}/domains`;
        const claimed = (await acme.ann.post(path, { name: "acme.test" })).body;
        const { host, value } = claimed.record;
        names.set(host, value);
        const look = async () => (await acme.ann.post(`${path}/${claimed.id}/look`)).body;
        expect(await look()).toMatchObject({ state: "proved", missed: 0 });
        names.set(host, "v=spf1 -all");
        expect(await look()).toMatchObject({ state: "proved", missed: 1, finding: "different" });
        await openWaysIn(page, kith);
        await expect(page.getByText("The DNS record that proved it is gone.")).toBeVisible();
        await expectNoBarriers(page);
        for (let day = 0; day < 2; ++day) {
            await kith.advance(24 * 60 * 60 + 60);
            await acme.ann.signIn();
            await look();
        }
        const [mail] = await kith.mailTo("ann@acme.test");
        expect(mail!.subject).toBe("acme.test is not proved any more");
        await page.context().clearCookies();
        await openWaysIn(page, kith);
        await expect(page.getByText("its DNS record was gone for three days")).toBeVisible();
        await expect(button(page, "Look now for the record of acme.test")).toBeVisible();
    },
);

story("public mail domains and domains of others are nobody's (S4-05)", async ({ kith, acme }) => {
    const path = `${acme.path}/domains`;
    const fieldOf = async (name: string) =>
        (await acme.ann.post(path, { name })).body.errors.map(({ code }: { code: string }) => code);
    expect(await fieldOf("gmail.com")).toEqual(["public_domain"]);
    expect(await fieldOf("no domain")).toEqual(["domain"]);
    await proveDomain(acme, "acme.test");
    expect(await acme.ann.post(path, { name: "acme.test" })).toBeRefused(409, "name_taken");
    const beta = (await acme.ann.post("/accounts", { name: "Beta" })).body;
    const second = await acme.ann.post(`/accounts/${beta.id}/domains`, { name: "acme.test" });
    expect(second).toBeRefused(409, "domain_taken");

    const stranger = kith.somebody();
    expect(await stranger.post("/public/signin/acme/signup", cem)).toAnswer(202);
    expect(await kith.mailTo(cem.email)).toEqual([]);
});

story(
    "the page shows the record, what was found instead, and that it is proved (S4-04, S4-05)",
    { tag: "@browser" },
    async ({ kith, acme, page, names }) => {
        await openWaysIn(page, kith);
        await expectNoBarriers(page);
        await page.getByLabel("Domain", { exact: true }).fill("gmail.com");
        await button(page, "Add domain").click();
        await expect(page.getByText(/belongs to no account/)).toBeVisible();
        await page.getByLabel("Domain", { exact: true }).fill(" https://www.Acme.test/team ");
        await button(page, "Add domain").click();
        const domains = part(page, "Domains");
        await expect(domains.getByText("_kith.acme.test", { exact: true })).toBeVisible();
        await expect(domains.getByRole("button", { name: "Copy: Value" })).toBeVisible();
        await expect(domains.getByText(/you can leave this page/)).toBeVisible();

        names.set("_kith.acme.test", "kith-verification=of-another");
        await button(page, "Look now for the record of acme.test").click();
        await expect(domains.getByText("We found:")).toBeVisible();
        await expect(domains.getByText("kith-verification=of-another")).toBeVisible();
        await expectNoBarriers(page);
        const [{ record }] = (await acme.ann.get(`${acme.path}/domains`)).body.items;
        names.set(record.host, record.value);
        await button(page, "Look now for the record of acme.test").click();
        await expect(domains.getByText(/^Proved by its DNS record/)).toBeVisible();
        await expect(whoCanJoin(page)).toContainText("Anyone with an @acme.test address can join");

        await button(page, "Remove acme.test").click();
        await expect(page.getByRole("dialog")).toContainText("Whoever has joined stays.");
        await button(page, "Remove domain").click();
        await expect(whoCanJoin(page)).toContainText("Nobody can sign up yet.");
    },
);

story(
    "who runs the server takes a domain as proved; what newcomers get is chosen (S4-04, S4-05)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await openWaysIn(page, kith);
        await page.getByLabel("Domain", { exact: true }).fill("@acme.test.");
        await button(page, "Add domain").click();
        await button(page, "Take acme.test as proved").click();
        await expect(part(page, "Domains").getByText(/^Confirmed by whoever runs/)).toBeVisible();

        const newcomers = part(page, "Newcomers");
        await newcomers.getByLabel("Kith Suite").check();
        await expect(newcomers).toContainText("3 free");
        await newcomers.getByLabel("An administrator has to approve").check();
        await newcomers.getByRole("button", { name: "Save" }).click();
        await expect(whoCanJoin(page)).toContainText("They get: Kith Suite. An administrator approves them first.");
        expect((await acme.ann.get(`${acme.path}/settings`)).body).toMatchObject({
            ...{ signup_products: ["suite"], signup_needs_approval: true },
        });

        await acme.colleague("eve@acme.test", { roles: ["administrator"] });
        const eve = await kith.somebody("eve@acme.test");
        await eve.signIn();
        const [domain] = (await acme.ann.get(`${acme.path}/domains`)).body.items;
        const confirm = `${acme.path}/domains/${domain.id}/confirm`;
        expect(await eve.post(confirm)).toBeRefused(403, "forbidden");
    },
);

story(
    "a link lets in as many as it says, and names who came by it (S4-09, B10)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        await openWaysIn(page, kith);
        const links = part(page, "Sign-up links");
        await links.getByRole("button", { name: "Open a sign-up link" }).click();
        const dialog = page.getByRole("dialog", { name: "Open a sign-up link" });
        await fill(dialog, { "Name (optional)": "Trade fair", "How many (optional)": "1" });
        await expectNoBarriers(page);
        await button(page, "Open link").click();
        await expect(links.getByText("0 of 1 have come")).toBeVisible();
        const [{ url }] = (await acme.ann.get(`${acme.path}/sign-up-links`)).body.items;

        const newcomer = await (await browser.newContext()).newPage();
        await newcomer.goto(url);
        await expect(newcomer).toHaveURL(`${kith.url}/signup/-`);
        await askToJoin(newcomer, cem);
        await newcomer.goto(await kith.signUpLinkTo(cem.email));
        await choosePassword(newcomer);
        await expect(newcomer.getByText("Welcome to Acme")).toBeVisible();

        await expect(links.getByText("1 of 1 have come")).toBeVisible();
        await expect(links.getByText("Used up")).toBeVisible();
        await button(page, "Who came by Trade fair").click();
        await expect(page.getByRole("dialog")).toContainText(cem.email);
        await page.keyboard.press("Escape");
        await newcomer.goto(url);
        await expect(heading(newcomer, "This link is used up")).toBeVisible();
        await expectNoBarriers(newcomer);
    },
);

story(
    "who changes a link that another has changed meanwhile is told so (S4-09)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const link = await openLink(acme, { name: "Partners" });
        await openWaysIn(page, kith);
        await button(page, "Change Partners").click();
        const dialog = page.getByRole("dialog", { name: "Change the sign-up link" });
        await dialog.getByLabel("How many (optional)").fill("7");
        const changed = await acme.ann.put(`${acme.path}/sign-up-links/${link.id}`, { name: "Friends" });
        expect(changed).toAnswer(200);
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByText("It is called “Friends” now.")).toBeVisible();
        await dialog.getByRole("button", { name: "Take theirs" }).click();
        await dialog.getByLabel("How many (optional)").fill("7");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("The link has been changed")).toBeVisible();
        const [now] = (await acme.ann.get(`${acme.path}/sign-up-links`)).body.items;
        expect(now).toMatchObject({ name: "Friends", max_uses: 7 });
    },
);

story(
    "a refreshed link kills the one before, a closed one keeps its history (S4-09, B10)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const link = await openLink(acme, { name: "Partners", domain: "else.test" });
        await join(kith, cem, link.token);
        await openWaysIn(page, kith);
        await button(page, "Refresh Partners").click();
        await button(page, "Make a new link").click();
        await expect(page.getByText(/^The link has been replaced/)).toBeVisible();
        const old = await kith.somebody().get(`/public/signup/${link.token}`);
        expect(old).toBeRefused(410, "link_replaced");
        const [now] = (await acme.ann.get(`${acme.path}/sign-up-links`)).body.items;
        expect(await kith.somebody().get(`/public/signup/${now.url.split("/signup/")[1]}`)).toAnswer(200);

        await button(page, "Close Partners").click();
        await button(page, "Close the link").click();
        await expect(page.getByText("No sign-up link is open.", { exact: true })).toBeVisible();
        await button(page, "Show one closed link").click();
        await button(page, "Who came by Partners").click();
        await expect(page.getByRole("dialog")).toContainText(cem.email);

        await page.context().clearCookies();
        for (const [url, title] of [
            [link.url, "This link was replaced"],
            [now.url, "This link is closed"],
            [`${kith.url}/signup/nothing`, "This link does not work"],
            [await kith.signUpLinkTo(cem.email), "This link was used already"],
        ]) {
            await page.goto(url as string);
            await expect(heading(page, title as string)).toBeVisible();
        }
    },
);

story("a link can ask for a domain, end, and be changed (S4-09, B10)", async ({ kith, acme }) => {
    const link = await openLink(acme, { domain: "acme.test" });
    const start = `/public/signup/${link.token}/start`;
    const refused = await kith.somebody().post(start, cem);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ field: "email", code: "other_domain" }]);
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    expect(await acme.ann.put(`${acme.path}/sign-up-links/${link.id}`, { expires_at })).toAnswer(200);
    expect(await kith.somebody().post(start, bob)).toAnswer(202);
    await kith.advance(2 * 3600);
    expect(await kith.somebody().post(start, cem)).toBeRefused(410, "link_expired");
});
