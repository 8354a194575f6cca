// Two records of one person become one, and two again; clients come and go as files.
// Rows B33, B43.
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { complaintsOf, signIn } from "../support/browser";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

async function expectNothingWrong(page: Page) {
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

async function addClient(who: Person, { path }: Acme, first_name: string, email: string, delivery = "quiet") {
    const members = [{ first_name, last_name: "Doe", email }];
    const added = await who.post(`${path}/clients`, { members, delivery });
    expect(added).toAnswer(201);
    return `client:${added.body.items[0].client.id}`;
}

async function addCard(who: Person, { path }: Acme, first_name: string, email: string, mobile = "") {
    const added = await who.post(`${path}/contact-cards`, { first_name, last_name: "Doe", email, mobile });
    expect(added).toAnswer(201);
    return `contact:${added.body.id}`;
}

const reached = async (who: Person, { path }: Acme) => {
    const { items } = (await who.get(`${path}/contacts`)).body;
    return items
        .filter(({ kind }: { kind: string }) => kind !== "internal")
        .map((one: { kind: string; display_name: string }) => `${one.kind} ${one.display_name}`);
};

story("a card goes into a client, and comes out of it again (B33)", async ({ acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const keep = await addClient(bo, acme, "Zoe", "zoe@x.test");
    const drop = await addCard(bo, acme, "Zoe", "zoe@x.test", "+41 44 668 18 00");
    const found = (await bo.get(`${acme.path}/contacts/duplicates`)).body.items;
    expect(found).toHaveLength(1);
    expect([found[0].keep.ref, found[0].drop.ref, found[0].reasons]).toEqual([keep, drop, ["email", "name"]]);
    const shown = (await bo.post(`${acme.path}/merges/preview`, { keep, drop })).body;
    const phone = shown.fields.find(({ field }: { field: string }) => field === "phone");
    expect([phone.chosen, phone.may_choose]).toEqual(["drop", true]);
    const merge = await bo.post(`${acme.path}/merges`, { keep, drop });
    expect(merge).toAnswer(201);
    expect(await reached(bo, acme)).toEqual(["client Zoe Doe"]);
    const undo = `${acme.path}/merges/${merge.body.id}/undo`;
    expect(await acme.ann.post(undo)).toBeRefused(404, "not_found");
    expect(await bo.post(undo)).toAnswer(200);
    expect(await bo.post(undo)).toBeRefused(409, "wrong_state");
    expect((await reached(bo, acme)).sort()).toEqual(["client Zoe Doe", "contact Zoe Doe"]);
});

story("of two clients one has a login at most, and is the one to keep (B33)", async ({ kith, acme }) => {
    const zoe = await addClient(acme.ann, acme, "Zoe", "zoe@x.test", "portal");
    const other = await addClient(acme.ann, acme, "Zoe", "zoe@y.test", "portal");
    const token = await kith.invitationTokenTo("zoe@x.test");
    const link = await kith.invitationTokenTo("zoe@y.test");
    const visitor = kith.somebody("zoe@x.test");
    const names = { first_name: "Zoe", last_name: "Doe" };
    expect(await visitor.post(`/public/invitations/${token}/accept`, names)).toAnswer(201);
    const merge = (keep: string, drop: string) => acme.ann.post(`${acme.path}/merges`, { keep, drop });
    expect(await merge(other, zoe)).toBeRefused(409, "login_dropped");
    expect(await merge(zoe, other)).toAnswer(201);
    const late = await kith.somebody("zoe@y.test").post(`/public/invitations/${link}/accept`, names);
    expect(late).toBeRefused(410, "invitation_revoked");
    expect(await visitor.get(`${acme.path}/portal`)).toAnswer(200);
});

story(
    "duplicates are compared side by side, merged and undone; clients are imported (B33, B43)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await addCard(acme.ann, acme, "Una", "una@x.test", "+41 44 668 18 00");
        await addCard(acme.ann, acme, "Uma", "una@y.test", "0041 44 668 18 00");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts`);
        await page.getByRole("button", { name: "Merge duplicates" }).click();
        const dialog = page.getByRole("dialog", { name: "Merge duplicates" });
        await expect(dialog.getByText("Same phone number")).toBeVisible();
        await expectNothingWrong(page);
        await dialog.getByRole("button", { name: "Compare Una Doe and Uma Doe" }).click();
        await dialog.getByRole("radio", { name: "Uma", exact: true }).check();
        await expect(dialog.getByRole("radio", { name: "Uma", exact: true })).toBeChecked();
        await expectNothingWrong(page);
        await dialog.getByRole("button", { name: "Merge", exact: true }).click();
        await expect(page.getByText("Uma Doe is one now")).toBeVisible();
        await expect(dialog.getByText("Nobody stands twice")).toBeVisible();
        await page.getByRole("button", { name: "Undo", exact: true }).click();
        await expect(page.getByText("They are two again")).toBeVisible();
        await expect(dialog.getByText("Same phone number")).toBeVisible();
        await expect(dialog.getByText("Merged in the last 24 hours")).toBeHidden();

        await page.goto(`${kith.url}/manage/clients`);
        await page.getByRole("button", { name: "Import" }).click();
        const lines = "first_name,last_name,email,company\nBo,Berg,bo@y.test,Berg AG\nCy,Chan,no address,\n";
        const file = { name: "Clients.csv", mimeType: "text/csv", buffer: Buffer.from(lines) };
        await page.locator("input[type=file]").setInputFiles(file);
        await expect(page.getByText("1 new, 0 clients already, 1 with errors")).toBeVisible();
        await expect(page.getByText("Line 2: Bo Berg is new")).toBeVisible();
        await expectNothingWrong(page);
        await page.getByLabel("Company, where the file says none").fill("Doe");
        await expect(page.getByRole("status").filter({ hasText: "Look once more" })).toBeVisible();
        await expect(page.getByText("Line 2: Bo Berg is new")).toBeHidden();
        await page.getByRole("button", { name: "Preview" }).click();
        await expect(page.getByText("Line 2: Bo Berg is new")).toBeVisible();
        await page.getByRole("button", { name: "Import 1 client" }).click();
        await expect(page.getByText("1 clients added, 0 mapped to you")).toBeVisible();
        await expect(page.getByText("Bo Berg")).toBeVisible();
        const coming = page.waitForEvent("download");
        await page.getByRole("button", { name: "Export" }).click();
        await page.getByRole("menuitem", { name: "As CSV" }).click();
        expect(await readFile(await (await coming).path(), "utf8")).toContain("Bo,Berg,bo@y.test,,Berg AG,quiet");
        expect(complaints).toEqual([]);
    },
);

story(
    "whoever comes back later still finds what can be undone (B33)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const keep = await addCard(acme.ann, acme, "Una", "una@x.test");
        const drop = await addCard(acme.ann, acme, "Uma", "una@y.test");
        expect(await acme.ann.post(`${acme.path}/merges`, { keep, drop })).toAnswer(201);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts`);
        await page.getByRole("button", { name: "Merge duplicates" }).click();
        const dialog = page.getByRole("dialog", { name: "Merge duplicates" });
        await expect(dialog.getByText("Merged in the last 24 hours")).toBeVisible();
        await expectNothingWrong(page);
        await dialog.getByRole("button", { name: "Undo the merge of Una Doe" }).click();
        await expect(page.getByText("They are two again")).toBeVisible();
        await expect(dialog.getByText("Merged in the last 24 hours")).toBeHidden();
        expect((await reached(acme.ann, acme)).sort()).toEqual(["contact Uma Doe", "contact Una Doe"]);
        expect(complaints).toEqual([]);
    },
);

story("access that was withdrawn since is not given back (B33)", async ({ acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const cy = await acme.colleague("cy@acme.test");
    const keep = await addClient(bo, acme, "Zoe", "zoe@x.test");
    const drop = await addClient(cy, acme, "Zoey", "zoey@x.test");
    const merge = await acme.ann.post(`${acme.path}/merges`, { keep, drop });
    expect(merge).toAnswer(201);
    expect(await reached(cy, acme)).toEqual(["client Zoe Doe"]);
    const { items } = (await acme.ann.get(`${acme.path}/clients?all=true`)).body;
    const id = items[0].mapped_users.find(({ display_name }: { display_name: string }) => /cy/i.test(display_name))?.id;
    expect(await acme.ann.delete(`${acme.path}/clients/${keep.slice(7)}/mappings/${id}`)).toAnswer(204);
    const undone = await acme.ann.post(`${acme.path}/merges/${merge.body.id}/undo`);
    expect(undone.body.missing).toEqual(["users_gone"]);
    expect(await reached(cy, acme)).toEqual([]);
});
