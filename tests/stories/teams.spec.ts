// Teams: by the API, and on their pages, in User Management and in the wizard of a product.
// Rows C-19, S1-04 (as far as teams), S1-24, S2-06, S2-26, S4-21.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import { expect, story } from "../support/story";

async function madeTeam({ ann, path }: Acme, name: string) {
    const made = await ann.post(`${path}/teams`, { name });
    expect(made).toAnswer(201);
    return made.body;
}

async function namesIn({ ann, path }: Acme, team: string): Promise<string[]> {
    const { items } = (await ann.get(`${path}/teams/${team}/members`)).body;
    return items.map((member: { display_name: string }) => member.display_name);
}

async function expectAxeSilent(page: Page) {
    expect(await barriersOf(page)).toEqual([]);
}

story(
    "a team is seen by who made it, its people and administrators (C-19, S2-06, S2-26)",
    async ({ acme }) => {
        const bo = await acme.colleague("bo@acme.test");
        const cy = await acme.colleague("cy@acme.test");
        const teams = `${acme.path}/teams`;
        const made = await bo.post(teams, { name: "Sales", color: "teal" });
        expect(made).toAnswer(201);
        const one = `${teams}/${made.body.id}`;
        const names = async (who: typeof bo) =>
            (await who.get(teams)).body.items.map(({ name }: { name: string }) => name);
        expect(await names(bo)).toEqual(["Sales"]);
        expect(await names(acme.ann)).toEqual(["Sales"]);
        expect(await names(cy)).toEqual([]);
        expect(await cy.get(one)).toBeRefused(404, "not_found");

        const { id: cysId } = await acme.user("cy@acme.test");
        expect(await bo.put(`${one}/members/${cysId}`)).toAnswer(200);
        expect(await names(cy)).toEqual(["Sales"]);
        expect(await cy.patch(one, { name: "Mine" })).toBeRefused(403, "forbidden");
        expect(await cy.delete(`${one}/members/${cysId}`)).toAnswer(204);
        expect(await names(cy)).toEqual([]);

        // Deleting it deletes nobody.
        expect(await bo.delete(one)).toAnswer(204);
        expect(await names(acme.ann)).toEqual([]);
        expect(await acme.user("cy@acme.test")).toMatchObject({ state: "active", teams: [] });
    },
);

story("three outsiders invited as one team are in it (S1-04, S1-24)", async ({ acme }) => {
    const sales = await madeTeam(acme, "Sales");
    const gone = await madeTeam(acme, "Gone");
    const live = await acme.ann.watch(acme.id);
    await acme.colleague("bo@acme.test", { teams: [sales.id] });
    await acme.colleague("cy@acme.test", { teams: [sales.id, gone.id] });
    const invited = await acme.invite("di@acme.test", { teams: [sales.id, gone.id] });
    expect(invited.body.teams).toEqual([gone, sales].map(({ id, name }) => ({ id, name })));
    expect(await acme.ann.delete(`${acme.path}/teams/${gone.id}`)).toAnswer(204);
    const again = await acme.ann.get(`${acme.path}/invitations/${invited.body.id}`);
    expect(again.body.teams).toEqual([{ id: sales.id, name: "Sales" }]);
    expect(await namesIn(acme, sales.id)).toEqual(["Ann Lee", "bo Berg", "cy Berg"]);
    await live.next(({ type, data }) => type === "team.updated" && data.id === sales.id);
    const { items } = (await acme.ann.get(`${acme.path}/users?team=${sales.id}`)).body;
    expect(items).toHaveLength(3);
});

story(
    "a team is made, filled, led, left and deleted on its pages (C-19, S2-26)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.colleague("bo@acme.test");
        await acme.colleague("cy@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.getByRole("navigation").getByRole("link", { name: "Teams" }).click();
        await expect(page.getByText("There is no team yet.")).toBeVisible();
        await expectAxeSilent(page);

        await page.getByRole("button", { name: "New team" }).first().click();
        const form = page.getByRole("dialog", { name: "New team" });
        await expect(form.getByLabel("Name")).toBeFocused();
        await form.getByRole("button", { name: "Create team" }).click();
        await expect(form.getByText("Please fill in this field.")).toBeVisible();
        await form.getByLabel("Name").fill("Sales");
        await form.getByRole("radio", { name: "Violet" }).check();
        await expectAxeSilent(page);
        await form.getByRole("button", { name: "Create team" }).click();
        await expect(page.getByRole("heading", { name: "Sales" })).toBeVisible();
        await expect(page.getByText("1 person · Led by Ann Lee")).toBeVisible();

        await page.getByRole("button", { name: "Add people" }).click();
        const adding = page.getByRole("dialog", { name: "Add people to Sales" });
        await adding.getByRole("checkbox", { name: "bo Berg" }).check();
        await adding.getByLabel("Search name or e-mail").fill("cy@");
        await expect(adding.getByRole("checkbox")).toHaveCount(2);
        await adding.getByRole("checkbox", { name: "cy Berg" }).check();
        await expectAxeSilent(page);
        await adding.getByRole("button", { name: "Add 2 people" }).click();
        await expect(page.getByText("2 people added to Sales")).toBeVisible();
        await expect(page.getByText("3 people · Led by Ann Lee")).toBeVisible();

        await page.getByRole("button", { name: "Make bo Berg the leader" }).click();
        await expect(page.getByText("3 people · Led by bo Berg")).toBeVisible();
        await page.getByRole("button", { name: "Remove cy Berg from the team" }).click();
        await expect(page.getByText("2 people · Led by bo Berg")).toBeVisible();
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(page.getByText("3 people · Led by bo Berg")).toBeVisible();

        // What somebody else does is seen at once.
        const { id } = (await acme.ann.get(`${acme.path}/teams`)).body.items[0];
        const { id: cysId } = await acme.user("cy@acme.test");
        await acme.ann.patch(`${acme.path}/users/${cysId}`, { active: false });
        await acme.ann.patch(`${acme.path}/teams/${id}`, { name: "Sales & Care" });
        await expect(page.getByRole("heading", { name: "Sales & Care" })).toBeVisible();
        await expect(page.getByText("2 people, 1 inactive")).toBeVisible();
        await expectAxeSilent(page);

        await page.getByRole("button", { name: "Leave team" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Leave team" }).click();
        await expect(page.getByText("You left Sales & Care")).toBeVisible();
        await page.getByRole("link", { name: "Sales & Care" }).click();
        await page.getByRole("button", { name: "Delete team" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Delete team" }).click();
        await expect(page.getByText("Sales & Care deleted")).toBeVisible();
        await expect(page.getByText("There is no team yet.")).toBeVisible();

        await page.goto(`${kith.url}/activity?operation=team.deleted`);
        await expect(page.getByText(/deleted a team/)).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story(
    "the teams of a user are changed in Edit User, and find him in the list (C-19, S4-21)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.add("bo@acme.test");
        const sales = await madeTeam(acme, "Sales");
        await madeTeam(acme, "Support");
        const { id } = await acme.user("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users?edit=${id}`);
        const dialog = page.getByRole("dialog", { name: "Edit User" });
        await dialog.getByRole("tab", { name: "Teams" }).click();
        await dialog.getByRole("checkbox", { name: "Sales" }).check();
        await expectAxeSilent(page);
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog).toBeHidden();
        expect((await acme.user("bo@acme.test")).teams).toEqual([{ id: sales.id, name: "Sales" }]);

        await page.getByRole("button", { name: /^Team/ }).click();
        await page.getByRole("menuitemradio", { name: "Sales" }).click();
        await expect(page).toHaveURL(new RegExp(`team=${sales.id}`));
        const list = page.getByRole("region", { name: "Users" });
        await expect(list.getByText("bo@acme.test")).toBeVisible();
        await expect(list.getByText(acme.ann.email)).toBeVisible();
        // Whom somebody takes out of the team goes from the list.
        await acme.ann.patch(`${acme.path}/users/${id}`, { teams: [] });
        await expect(list.getByText("bo@acme.test")).toBeHidden();
        expect(complaints).toEqual([]);
    },
);

story(
    "many are put into a team at once (C-19)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.add("bo@acme.test");
        await acme.add("cy@acme.test");
        const sales = await madeTeam(acme, "Sales");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        for (const name of ["bo Berg", "cy Berg"])
            await page.getByRole("checkbox", { name: `Select ${name}` }).check();
        const bar = page.getByRole("region", { name: "Selected users" });
        await bar.getByRole("button", { name: "Teams" }).click();
        await page.getByRole("menuitem", { name: "Sales" }).first().click();
        await expect(page.getByText("2 changed")).toBeVisible();
        expect(await namesIn(acme, sales.id)).toEqual(["Ann Lee", "bo Berg", "cy Berg"]);

        // Who is in which is a column of the list, for whoever wants to see it.
        const table = page.getByRole("table", { name: "Users" });
        await expect(table.getByText("Sales")).toHaveCount(0);
        await page.getByRole("button", { name: "View", exact: true }).click();
        await page.getByRole("menuitemcheckbox", { name: "Teams" }).click();
        await expect(table.getByText("Sales")).toHaveCount(3);
    },
);

story(
    "the wizard of a product invites into a team (S1-24, C-19)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const sales = await madeTeam(acme, "Sales");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/products/suite?add=true`);
        const wizard = page.getByRole("dialog");
        await wizard.getByRole("radio").first().check();
        await wizard.getByRole("button", { name: "Next" }).click();
        await wizard.getByLabel("First name").fill("Bo");
        await wizard.getByLabel("Last name").fill("Berg");
        await wizard.getByRole("button", { name: "Next" }).click();
        await wizard.getByRole("textbox").last().fill("bo@acme.test");
        await wizard.getByRole("checkbox", { name: "Sales" }).check();
        await wizard.getByRole("button", { name: "Invite" }).click();
        await expect(wizard.getByText("bo@acme.test").first()).toBeVisible();
        const { items } = (await acme.ann.get(`${acme.path}/invitations`)).body;
        expect(items[0].teams).toEqual([{ id: sales.id, name: "Sales" }]);
    },
);
