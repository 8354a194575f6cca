// The life of people from outside: ends, sponsors who renew by a mail, and mails that can be stopped. Rows B15, B46.
import type { Acme } from "../support/acme";
import { complaintsOf, fill, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const day = 86_400;
const zoe = { first_name: "Zoe", last_name: "Doe", email: "zoe@elsewhere.test" };

async function added(who: Person, { path }: Acme, delivery: string, days?: number) {
    const more = days ? { valid_until: new Date(Date.now() + days * day * 1000).toISOString() } : {};
    const answer = await who.post(`${path}/clients`, { members: [zoe], delivery, ...more });
    expect(answer).toAnswer(201);
    return answer.body.items[0].client;
}

/** The job looks each minute; the mail is there soon. */
async function linkTo(kith: Kith, address: string, part: string): Promise<string> {
    let found = "";
    await expect
        .poll(
            async () => {
                const links = (await kith.mailTo(address)).flatMap((mail) => mail.links);
                found = links.find((url) => url.includes(part)) ?? "";
                return found;
            },
            { timeout: 90_000 },
        )
        .not.toBe("");
    return found;
}

story("a client is renewed by the link of a mail, and ends without (B15)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const client = await added(bo, acme, "quiet", 20);
    expect(client.sponsor.display_name).toBe("bo Berg");
    await kith.advance(10 * day);
    const link = await linkTo(kith, bo.email, "/renew/");
    const nobody = kith.somebody();
    const path = `/public/renewals/${link.split("/renew/")[1]}`;
    const { renewed_until } = (await nobody.get(path)).body;
    expect(await nobody.post(path)).toAnswer(200);
    expect(await nobody.post(path)).toBeRefused(410, "link_used");
    const shown = await bo.get(`${acme.path}/clients/${client.id}`);
    expect(shown.body.valid_until).toBe(renewed_until);
    await kith.advance(101 * day);
    const subjects = async () => (await kith.mailTo(bo.email)).map((mail) => mail.subject);
    await expect.poll(subjects, { timeout: 90_000 }).toContain("Zoe Doe: access has ended");
});

story("who gets mails without a login stops them, and is forgotten (B46)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const { id } = await added(bo, acme, "portal");
    const link = await linkTo(kith, zoe.email, "/mail/");
    const path = `/public/mails/${link.split("/mail/")[1]}`;
    const nobody = kith.somebody();
    expect((await nobody.get(path)).body.kept.written_by).toEqual(["bo Berg"]);
    expect(await nobody.post(`${path}/stop`)).toAnswer(200);
    const again = await bo.post(`${acme.path}/clients/${id}/invitation`);
    expect(again).toBeRefused(409, "mail_stopped");
    const erased = await nobody.post(`${path}/erase`);
    expect(erased.body.kept).toBe(null);
    expect(await bo.get(`${acme.path}/clients/${id}`)).toBeRefused(404, "not_found");
});

story("the pages behind both mails (B15, B46)", { tag: ["@browser"] }, async ({ kith, acme, page }) => {
    const complaints = complaintsOf(page);
    const bo = await acme.colleague("bo@acme.test");
    await added(bo, acme, "portal", 20);
    await page.goto(await linkTo(kith, zoe.email, "/mail/"));
    await expect(page.getByRole("heading", { name: "Why did I get this mail?" })).toBeVisible();
    await expect(page.getByText("bo Berg of Acme invited you on Kith")).toBeVisible();
    await page.getByRole("button", { name: "Stop these mails" }).click();
    await expect(page.getByText("Acme does not write to you any more.")).toBeVisible();
    await page.getByRole("button", { name: "Allow mails again" }).click();
    await expect(page.getByRole("button", { name: "Stop these mails" })).toBeVisible();
    await page.getByRole("button", { name: "Erase me" }).click();
    const asked = page.getByRole("dialog", { name: "Erase me" });
    await asked.getByRole("button", { name: "Cancel" }).click();
    await kith.advance(10 * day);
    await page.goto(await linkTo(kith, bo.email, "/renew/"));
    await expect(page.getByRole("heading", { name: "Does Zoe Doe stay?" })).toBeVisible();
    await page.getByRole("button", { name: /^Renew until/ }).click();
    await expect(page.getByRole("heading", { name: "Renewed" })).toBeVisible();
    expect(complaints).toEqual([]);
});

story(
    "a client is invited until a day; the overview says it, and who answers for them (B15)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, bo.email);
        await page.goto(`${kith.url}/manage/contacts?add=client`);
        const dialog = page.getByRole("dialog", { name: "Invite clients" });
        const end = new Date(Date.now() + 40 * day * 1000).toISOString().slice(0, 10);
        await fill(dialog, { "First name": "Zoe", "Last name": "Doe", "E-mail": zoe.email });
        await dialog.getByLabel("Access ends on").fill("2001-01-01");
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("radio", { name: /^Add to Contacts Quietly/ }).check();
        await dialog.getByRole("button", { name: "Add quietly" }).click();
        await expect(dialog.getByLabel("Access ends on")).toHaveAttribute("aria-invalid", "true");
        await dialog.getByLabel("Access ends on").fill(end);
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Add quietly" }).click();
        await dialog.getByRole("link", { name: "Zoe Doe" }).click();
        const terms = page.getByRole("complementary", { name: "Zoe Doe" }).getByRole("definition");
        await expect(terms.first()).toHaveText("bo Berg");
        await expect(terms.nth(1).locator("time")).toHaveAttribute("datetime", /^20/);
        const { items } = (await bo.get(`${acme.path}/clients`)).body;
        expect(new Date(Date.parse(items[0].valid_until) - 1).toISOString().slice(0, 10)).toBe(end);
        expect(complaints).toEqual([]);
    },
);
