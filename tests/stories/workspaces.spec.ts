// Workspaces: named rooms with colleagues, clients and connections. Rows S2-04, S2-06, S2-10, S2-17, S2-22, S2-27, S2-29.
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import { Beta, showOneself } from "../support/beta";
import { expect, story } from "../support/story";

const zoe = { first_name: "Zoe", last_name: "Doe", email: "zoe@elsewhere.test" };

story(
    "a workspace is started with a colleague, renamed, left and handed on (S2-04, S2-06, S2-17, S2-27)",
    async ({ acme }) => {
        const bo = await acme.colleague("bo@acme.test");
        const { id } = await acme.user("bo@acme.test");
        const started = await acme.ann.post(`${acme.path}/workspaces`, {
            name: "Plans",
            members: [`internal:${id}`],
        });
        expect(started).toAnswer(201);
        const room = `${acme.path}/workspaces/${started.body.id}`;
        expect((await bo.get(room)).body.member_count).toBe(2);
        expect(await bo.patch(room, { name: "Mine" })).toBeRefused(403, "forbidden");
        expect((await acme.ann.patch(room, { name: "Ours" })).body.name).toBe("Ours");
        const overview = await acme.ann.get(`${acme.path}/contacts/internal:${id}`);
        expect(overview.body.workspaces.map(({ name }: { name: string }) => name)).toEqual(["Ours"]);
        expect(overview.body.actions).toContainEqual({ action: "workspace", allowed: true, reason: "" });
        expect(await acme.ann.post(`${room}/leave`)).toAnswer(204);
        expect(await acme.ann.get(room)).toBeRefused(404, "not_found");
        expect((await bo.get(room)).body.owner.id).toBe(id);
        const team = (await acme.ann.post(`${acme.path}/teams`, { name: "Sales" })).body;
        await acme.ann.put(`${acme.path}/teams/${team.id}/members/${id}`);
        const whole = { name: "Sales", from: `team:${team.id}` };
        expect((await acme.ann.post(`${acme.path}/workspaces`, whole)).body.member_count).toBe(2);
    },
);

story("a client is added to a workspace, and sees it alone (S2-10, S2-22, S2-29)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const wanted = { members: [zoe], delivery: "workspace", workspace: { name: "Plans" } };
    const added = await bo.post(`${acme.path}/clients`, { ...wanted, group: { name: "Circle" } });
    expect(added).toAnswer(201);
    const { workspace, group } = added.body;
    const visitor = kith.somebody(zoe.email);
    const token = await kith.invitationTokenTo(zoe.email);
    const { first_name, last_name } = zoe;
    const accepted = await visitor.post(`/public/invitations/${token}/accept`, { first_name, last_name });
    expect(accepted.body.workspace).toBe(workspace.id);
    const portal = await visitor.get(`${acme.path}/portal`);
    expect(portal.body.workspaces.map(({ id }: { id: string }) => id)).toEqual([workspace.id]);
    const shown = await visitor.get(`${acme.path}/portal/workspaces/${workspace.id}`);
    expect(shown.body.members).toHaveLength(2);
    expect(await visitor.post(`${acme.path}/workspaces`, { name: "Mine" })).toBeRefused(403, "forbidden");
    expect(await visitor.get(`${acme.path}/users`)).toBeRefused(403, "forbidden");
    const other = { ...wanted, workspace: { id: workspace.id } };
    expect(await acme.ann.post(`${acme.path}/clients`, other)).toBeRefused(403, "forbidden");
    const from = `client_group:${group.id}`;
    const ofGroup = await bo.post(`${acme.path}/workspaces`, { name: "Circle", from });
    expect(ofGroup.body.member_count).toBe(2);
    expect((await bo.get(`${acme.path}/workspaces?from=${from}`)).body.items).toHaveLength(1);
});

story("a connection reads it below its own account, until it ends (S2-27)", async ({ kith, acme }) => {
    const beta = await Beta.found(kith, acme);
    await showOneself(acme.ann, acme.path);
    await showOneself(beta.zoe, beta.path);
    const asked = await acme.ann.post(`${acme.path}/connections`, { to: beta.zoesId });
    const { id } = asked.body;
    expect(await beta.zoe.post(`${beta.path}/connections/${id}/accept`)).toAnswer(200);
    const members = [`connection:${id}`];
    const started = await acme.ann.post(`${acme.path}/workspaces`, { name: "Joint", members });
    expect(started.body.shared_with).toEqual(["Beta"]);
    const seen = `${beta.path}/workspaces/${started.body.id}`;
    expect((await beta.zoe.get(seen)).body.host).toBe("Acme");
    expect(await acme.ann.delete(`${acme.path}/connections/${id}`)).toAnswer(204);
    expect(await beta.zoe.get(seen)).toBeRefused(404, "not_found");
});

story(
    "a workspace is started from a contact, and opened from there again (S2-04, S2-17, S2-27)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.colleague("bo@acme.test");
        const { id, display_name: name } = await acme.user("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts/internal:${id}`);
        await page.getByRole("button", { name: "Start a workspace", exact: true }).click();
        const dialog = page.getByRole("dialog", { name: "Start a workspace" });
        await dialog.getByLabel("Name").fill("Plans");
        await dialog.getByRole("button", { name: "Start a workspace" }).click();
        await expect(page.getByRole("heading", { name: "Plans" })).toBeVisible();
        await expect(page.getByRole("table", { name: "Members" })).toContainText(name);
        await page.getByRole("button", { name: "Rename" }).click();
        await page.getByRole("textbox", { name: "Name" }).fill("Ours");
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByRole("heading", { name: "Ours" })).toBeVisible();
        await page.goto(`${kith.url}/manage/contacts/internal:${id}`);
        await page.getByRole("link", { name: "Ours" }).click();
        await expect(page.getByRole("heading", { name: "Ours" })).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story("an owner hands a workspace over to a colleague (S2-27)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    const complaints = complaintsOf(page);
    await acme.colleague("bo@acme.test");
    const { id } = await acme.user("bo@acme.test");
    const wanted = { name: "Plans", members: [`internal:${id}`] };
    const room = (await acme.ann.post(`${acme.path}/workspaces`, wanted)).body.id;
    await signIn(page, kith, acme.ann.email);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${kith.url}/workspaces/${room}`);
    await expect(page.getByRole("button", { name: /^Hand over/ })).toHaveCount(1);
    await page.getByRole("button", { name: "Hand over to bo Berg" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Hand over to bo Berg?" });
    await expect(dialog).toContainText("You stay a member.");
    expect(await barriersOf(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Hand over" }).click();
    await expect(page.getByText("bo Berg owns Plans now")).toBeVisible();
    await expect(page.getByRole("row", { name: /bo Berg/ })).toContainText("Owner");
    await expect(page.getByRole("button", { name: /^Hand over/ })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const { owner } = (await acme.ann.get(`${acme.path}/workspaces/${room}`)).body;
    expect(owner.id).toBe(id);
    expect(complaints).toEqual([]);
});
