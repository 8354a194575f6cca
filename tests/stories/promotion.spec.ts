// One record for one person: a card becomes a client, a client an internal user, a user a client; and users who are
// added quietly. Rows S2-18, S2-24, B20.
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

const zoe = { first_name: "Zoe", last_name: "Doe", email: "zoe@elsewhere.test" };
const password = "purple lantern drifts north";

/** Who has accepted, and signs in with a password. */
async function clientOf(kith: Kith, { ann, path }: Acme): Promise<string> {
    const added = await ann.post(`${path}/clients`, { members: [zoe], delivery: "portal" });
    expect(added).toAnswer(201);
    const token = await kith.invitationTokenTo(zoe.email);
    const { first_name, last_name } = zoe;
    const accepted = { first_name, last_name, password };
    expect(await kith.somebody(zoe.email).post(`/public/invitations/${token}/accept`, accepted)).toAnswer(201);
    return added.body.items[0].client.id;
}

story("from a card to a client to a user and back, as one member (B20)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const card = await bo.post(`${acme.path}/contact-cards`, zoe);
    const promoted = await bo.post(`${acme.path}/contact-cards/${card.body.id}/promotion`, { delivery: "portal" });
    expect(promoted).toAnswer(201);
    const { id } = promoted.body.client;
    expect(promoted.body.card_kept).toBe(false);
    expect(await bo.get(`${acme.path}/contact-cards/${card.body.id}`)).toBeRefused(404, "not_found");

    const { first_name, last_name } = zoe;
    const visitor = kith.somebody(zoe.email);
    const token = await kith.invitationTokenTo(zoe.email);
    const accepted = { first_name, last_name, password };
    expect(await visitor.post(`/public/invitations/${token}/accept`, accepted)).toAnswer(201);

    const preview = await acme.ann.get(`${acme.path}/clients/${id}/promotion`);
    expect(preview.body.outcome).toBe("promoted");
    const up = await acme.ann.post(`${acme.path}/clients/${id}/promotion`, { licenses: [] });
    expect([up.body.outcome, up.body.user.id]).toEqual(["promoted", id]);
    expect(await visitor.get(`${acme.path}/contacts`)).toAnswer(200);
    expect(await bo.get(`${acme.path}/clients/${id}`)).toBeRefused(404, "not_found");

    const down = await acme.ann.post(`${acme.path}/users/${id}/demotion`, {});
    expect(down.body.id).toBe(id);
    expect(await bo.get(`${acme.path}/clients/${id}`)).toAnswer(200);
    expect(await visitor.get("/me")).toBeRefused(401, "unauthenticated");
});

story("an internal user is added quietly by a plain user (S2-18, S2-24)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const wanted = { kind: "internal", ...zoe, delivery: "quiet" };
    const added = await bo.post(`${acme.path}/invitations`, wanted);
    expect(added).toAnswer(201);
    expect([added.body.state, added.body.approval]).toEqual(["quiet", "awaiting"]);
    expect(await kith.mailTo(zoe.email)).toHaveLength(0);
    const { items } = (await bo.get(`${acme.path}/contacts?filter=internal&q=zoe`)).body;
    expect(items.map((one: { state: string; may: string[] }) => [one.state, one.may])).toEqual([["quiet", ["see"]]]);
    const { body: users } = await acme.ann.get(`${acme.path}/users?q=zoe`);
    expect(users.items).toEqual([]);
    expect(await bo.post(`${acme.path}/invitations/${added.body.id}/resend`)).toAnswer(200);
    expect(await kith.mailTo(zoe.email)).toHaveLength(1);
});

story(
    "an administrator makes a client an internal user; the dialog says what becomes of them (B20)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const added = await acme.ann.post(`${acme.path}/clients`, { members: [zoe], delivery: "quiet" });
        const { id } = added.body.items[0].client;
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts/client:${id}`);
        const overview = page.getByRole("complementary", { name: "Zoe Doe" });
        await overview.getByRole("button", { name: "Make internal user" }).click();
        const dialog = page.getByRole("dialog", { name: "Make Zoe Doe an internal user?" });
        await expect(dialog.getByRole("region", { name: "Kept" })).toContainText("name, picture and address");
        await expect(dialog.getByRole("region", { name: "Needed" })).toContainText("the person’s yes");
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(page.getByText("Zoe Doe is invited to be an internal user")).toBeVisible();
        expect(await kith.mailTo(zoe.email)).toHaveLength(1);
        expect(complaints).toEqual([]);
    },
);

story(
    "what a client is to be and to have as a user is chosen in the dialog (B20)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const id = await clientOf(kith, acme);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts/client:${id}`);
        const overview = page.getByRole("complementary", { name: "Zoe Doe" });
        await overview.getByRole("button", { name: "Make internal user" }).click();
        const dialog = page.getByRole("dialog", { name: "Make Zoe Doe an internal user?" });
        await dialog.getByRole("radio", { name: /^Administrator/ }).check();
        await dialog.getByRole("checkbox", { name: /^Team manager/ }).check();
        await dialog.getByRole("group", { name: "Licenses" }).getByRole("checkbox").first().check();
        expect(await barriersOf(page)).toEqual([]);
        await dialog.getByRole("button", { name: "Make internal user" }).click();
        await expect(page.getByText("Zoe Doe is an internal user now")).toBeVisible();
        const { body: user } = await acme.ann.get(`${acme.path}/users/${id}`);
        expect(user.roles.toSorted()).toEqual(["administrator", "manager"]);
        expect(user.licenses).toHaveLength(1);
        expect(complaints).toEqual([]);
    },
);

story(
    "a user becomes a client: somebody takes over their clients, and somebody looks after them (B20)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await acme.colleague("cy@acme.test");
        const added = await bo.post(`${acme.path}/clients`, { members: [zoe], delivery: "quiet" });
        const client = `${acme.path}/clients/${added.body.items[0].client.id}`;
        const { id } = await acme.user("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users?edit=${id}`);
        await page.getByRole("button", { name: "Make client" }).click();
        const dialog = page.getByRole("dialog", { name: "Make bo Berg a client?" });
        const heirs = dialog.getByRole("radiogroup", { name: "Who takes over the clients that they look after" });
        await expect(heirs.getByRole("radio", { name: "bo Berg" })).toHaveCount(0);
        await heirs.getByRole("radio", { name: "cy Berg" }).check();
        const mapped = dialog.getByRole("group", { name: "Who looks after bo Berg" });
        await mapped.getByRole("checkbox", { name: "Ann Lee" }).check();
        expect(await barriersOf(page)).toEqual([]);
        await dialog.getByRole("button", { name: "Make client" }).click();
        await expect(page.getByText("bo Berg is a client now")).toBeVisible();
        const names = async (path: string) =>
            (await acme.ann.get(path)).body.mapped_users.map((user: { display_name: string }) => user.display_name);
        expect(await names(client)).toEqual(["cy Berg"]);
        expect(await names(`${acme.path}/clients/${id}`)).toEqual(["Ann Lee"]);
        expect(complaints).toEqual([]);
    },
);
