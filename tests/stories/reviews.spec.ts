// Access reviews: one mail to whoever answers for somebody, decisions by its link, and a report that anybody can check.
// Row B34.
import { createHash, createPublicKey, verify } from "node:crypto";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const day = 86_400;
const inDays = (days: number) => new Date(Date.now() + days * day * 1000).toISOString();

async function added(who: Person, { path }: Acme, first_name: string): Promise<string> {
    const email = `${first_name.toLowerCase()}@elsewhere.test`;
    const members = [{ first_name, last_name: "Doe", email }];
    const answer = await who.post(`${path}/clients`, { members, delivery: "quiet" });
    expect(answer).toAnswer(201);
    return answer.body.items[0].client.id;
}

async function started({ ann, path }: Acme, more: object = {}): Promise<string> {
    const answer = await ann.post(`${path}/reviews`, { due_at: inDays(14), ...more });
    expect(answer).toAnswer(201);
    return `${path}/reviews/${answer.body.id}`;
}

async function linkTo(kith: Kith, address: string): Promise<string> {
    let found = "";
    const look = async () => {
        const links = (await kith.mailTo(address)).flatMap((mail) => mail.links);
        found = links.find((url) => url.includes("/review/")) ?? "";
        return found;
    };
    await expect.poll(look, { timeout: 90_000 }).not.toBe("");
    return found;
}

story("sponsors decide by the link of one mail (B34)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const zoe = await added(bo, acme, "Zoe");
    const yan = await added(bo, acme, "Yan");
    const xen = await added(acme.ann, acme, "Xen");
    const review = await started(acme);
    const path = `/public/reviews/${(await linkTo(kith, bo.email)).split("/review/")[1]}`;
    const nobody = kith.somebody();
    const page = (await nobody.get(path)).body;
    expect(page.items.map(({ id }: { id: string }) => id)).toEqual([yan, zoe]);
    const decide = (at: number, decision: string, more: object = {}) => {
        const { id: member, seen } = page.items[at];
        return nobody.post(`${path}/decisions`, { member, seen, decision, ...more });
    };
    const until = inDays(30);
    expect((await decide(0, "until", { until })).body.outcome).toBe("limited");
    expect((await decide(1, "remove")).body.outcome).toBe("removed");
    expect(await decide(1, "keep")).toBeRefused(409, "already_decided");
    expect((await bo.get(`${acme.path}/clients/${yan}`)).body.valid_until).toBe(until);
    await kith.advance(15 * day);
    const { email: login } = acme.ann;
    expect(await acme.ann.post("/auth/login", { login, password })).toAnswer(200); // two weeks
    const state = async () => (await acme.ann.get(review)).body.state;
    await expect.poll(state, { timeout: 90_000 }).toBe("closed");
    const { totals } = (await acme.ann.get(review)).body;
    expect(totals).toMatchObject({ people: 3, removed: 1, limited: 1, not_reviewed: 1 });
    expect((await acme.ann.get(`${acme.path}/clients/${xen}`)).body.state).toBe("quiet");
    expect(await nobody.get(path)).toBeRefused(410, "link_expired");
});

story("anybody can check a report by its signature and the log (B34)", async ({ acme }) => {
    await added(acme.ann, acme, "Zoe");
    const review = await started(acme);
    const isOpen = async () => (await acme.ann.get(review)).body.state;
    await expect.poll(isOpen, { timeout: 90_000 }).toBe("open");
    expect(await acme.ann.post(`${review}/call-off`)).toAnswer(200);
    const report = await acme.ann.get(`${review}/report?format=csv`);
    const text = `\uFEFF${String(report.body).replace(/^\uFEFF/, "")}`; // fetch drops the mark
    const signed = (await acme.ann.get(`${review}/signature?format=csv`)).body;
    const bytes = Buffer.from(text);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(signed.sha256);
    const key = createPublicKey(signed.public_key);
    const signature = Buffer.from(signed.signature, "base64");
    expect(verify(null, bytes, key, signature)).toBe(true);
    expect(verify(null, Buffer.from(`${text} `), key, signature)).toBe(false);
    const log = await acme.ann.get(`${acme.path}/audit?operation=review.called_off`);
    expect(log.body.items[0].data).toMatchObject({
        csv_sha256: signed.sha256,
        public_key: signed.public_key,
    });
});

story("the pages of a review (B34)", { tag: ["@browser"] }, async ({ kith, acme, page }) => {
    const complaints = complaintsOf(page);
    const bo = await acme.colleague("bo@acme.test");
    await added(bo, acme, "Zoe");
    await added(bo, acme, "Yan");
    await signIn(page, kith, acme.ann.email);
    await page.goto(`${kith.url}/manage/reviews`);
    await page.getByRole("button", { name: "Start a review" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Start a review" });
    await dialog.getByRole("button", { name: "Start a review" }).click();
    await expect(page.getByRole("heading", { name: "People from outside" })).toBeVisible();
    const row = page.getByRole("row", { name: /Yan Doe/ });
    await row.getByRole("button", { name: "Keep", exact: true }).click();
    await expect(row.getByText("Kept")).toBeVisible();
    await expect(page.getByText("1 of 2")).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);
    await page.goto(await linkTo(kith, bo.email));
    await expect(page.getByRole("heading", { name: /Who still needs access/ })).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove" }).click();
    const asked = page.getByRole("dialog", { name: "Remove Zoe Doe?" });
    await asked.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText("Removed")).toBeVisible();
    expect(complaints).toEqual([]);
});
