// The bell: who is told what, how it is read, and how mails of it are stopped; by the API, and live in
// two browsers. Rows S1-22, S0-11, S1-30.
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { Beta, showOneself } from "../support/beta";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

type Told = { seq: number; type: string; count: number; people: { name: string }[]; read: boolean };

const atOnce = { timeout: 3_000 };

async function bellOf(who: Person, account: string) {
    const answer = await who.get(`/me/notifications?account=${account}`);
    expect(answer).toAnswer(200);
    return answer.body as { items: Told[]; unread: number };
}

function markRead(who: Person, account: string, what: object) {
    return who.post(`/me/notifications/read?account=${account}`, what);
}

async function browserOf(browser: Browser, kith: Kith, who: Person): Promise<Page> {
    const page = await (await browser.newContext({ locale: "en-US" })).newPage();
    await signIn(page, kith, who.email);
    return page;
}

story(
    "who joins is told to every user, and many within a minute at once (S1-22)",
    { tag: "@both" },
    async ({ kith, acme }) => {
        const bo = await acme.colleague("bo@acme.test");
        await kith.advance(120);
        const watching = await bo.watch(acme.id);
        const cy = await acme.colleague("cy@acme.test");
        await acme.colleague("di@acme.test");
        const bell = await bellOf(bo, acme.id);
        expect(bell.items[0]).toMatchObject({ type: "member_joined", count: 2, read: false });
        expect(bell.unread).toBe(1);
        const frame = await watching.next(({ type }) => type === "notification");
        expect(frame.data.type).toBe("member_joined");

        const ofCy = await bellOf(cy, acme.id);
        expect(ofCy.items.map(({ count }) => count)).toEqual([1]);
        expect(ofCy.items[0]?.people.map(({ name }) => name)).toEqual(["di Berg"]);

        const { seq } = bell.items[0]!;
        expect(await markRead(bo, acme.id, { through: seq })).toAnswer(200);
        expect((await bellOf(bo, acme.id)).unread).toBe(0);
        expect((await bellOf(cy, acme.id)).unread).toBe(1);
    },
);

story("who is asked for a connection is told, and who asked is told of the yes (S0-11)", async ({ kith, acme }) => {
    const beta = await Beta.found(kith, acme);
    await showOneself(acme.ann, acme.path);
    await showOneself(beta.zoe, beta.path);
    expect(await acme.ann.post(`${acme.path}/connections`, { to: beta.zoesId })).toAnswer(201);
    const asked = (await bellOf(beta.zoe, beta.id)).items[0];
    expect(asked).toMatchObject({ type: "connection_requested", count: 1 });
    const [{ id }] = (await beta.zoe.get(`${beta.path}/connections`)).body.items;
    expect(await beta.zoe.post(`${beta.path}/connections/${id}/accept`, {})).toAnswer(200);
    expect((await bellOf(acme.ann, acme.id)).items[0]).toMatchObject({ type: "connection_accepted" });
    const elsewhere = await beta.zoe.get(`/me/notifications?account=${acme.id}`);
    expect(elsewhere).toAnswer(404);
});

story("one click at a mail stops mails of its type, and no others (RFC 8058)", async ({ kith, acme }) => {
    const beta = await Beta.found(kith, acme);
    await showOneself(acme.ann, acme.path);
    await showOneself(beta.zoe, beta.path);
    expect(await acme.ann.post(`${acme.path}/connections`, { to: beta.zoesId })).toAnswer(201);
    const [mail] = await kith.mailTo(beta.zoe.email);
    expect(mail?.stop_url).toContain("/api/v1/public/unsubscribe/");
    const clicked = await fetch(mail!.stop_url, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
    });
    expect(clicked.status).toBe(200);
    const { items } = (await beta.zoe.get(`/me/notification-settings?account=${beta.id}`)).body;
    const mailOf = (type: string) => items.find((one: { type: string }) => one.type === type).mail;
    expect(mailOf("connection_requested")).toBe("off");
    expect(mailOf("connection_accepted")).toBe("at_once");
});

story("an inviter is told what became of the invitation (S1-30)", async ({ acme }) => {
    await acme.colleague("bo@acme.test");
    const types = (await bellOf(acme.ann, acme.id)).items.map(({ type }) => type);
    expect(types).toContain("invitation_accepted");
});

story(
    "the bell rings in another browser, and is read there (S1-22)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page, browser }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await kith.advance(120);
        await signIn(page, kith, acme.ann.email);
        await page.getByRole("button", { name: /^Notifications, / }).click();
        await page.getByRole("menuitem", { name: "Mark all as read" }).click();
        await page.keyboard.press("Escape");
        const bosPage = await browserOf(browser, kith, bo);
        await expect(bosPage.getByRole("button", { name: "Notifications, 0 unread" })).toBeVisible();

        await acme.colleague("cy@acme.test");
        const bell = bosPage.getByRole("button", { name: "Notifications, 1 unread" });
        await expect(bell).toBeVisible(atOnce);
        await bell.press("Enter");
        await expect(bosPage.getByRole("menuitem", { name: /cy Berg joined/ })).toBeVisible();
        await bosPage.getByRole("menuitem", { name: "Mark all as read" }).click();
        await expect(bosPage.getByRole("button", { name: "Notifications, 0 unread" })).toBeVisible(atOnce);

        await bosPage.getByRole("menuitem", { name: "Choose what you are told" }).click();
        const row = bosPage.getByRole("group", { name: "New colleagues" });
        await row.getByRole("combobox").selectOption("One mail a day");
        await expect(bosPage.getByText("Saved how you are told")).toBeVisible();
        const { violations } = await new AxeBuilder({ page: bosPage }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        await bosPage.setViewportSize({ width: 390, height: 800 });
        expect(await bosPage.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
        expect(complaints).toEqual([]);
    },
);

story("the bell goes back in time, page by page (S1-22)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    const complaints = complaintsOf(page);
    for (let number = 1; number <= 27; ++number) {
        await acme.add(`u${number}@acme.test`);
        await kith.advance(120);
    }
    await signIn(page, kith, acme.ann.email);
    await page.getByRole("button", { name: /^Notifications, / }).press("Enter");
    const told = page.getByRole("menuitem", { name: / joined/ });
    await expect(told).toHaveCount(25);
    await page.getByRole("menuitem", { name: "Load more" }).press("Enter");
    await expect(told).toHaveCount(27);
    await expect(told.nth(25)).toBeFocused();
    await expect(page.getByRole("menuitem", { name: "Load more" })).toHaveCount(0);
    expect(complaints).toEqual([]);
});
