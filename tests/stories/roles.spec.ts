// The page of roles: what each allows, who holds it, why, and what a change would mean before it
// is made. Rows S1-10, S1-11, S1-12, S4-35, B13, B22.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { expect, story } from "../support/story";

async function openRoles(page: Page, kith: Kith, email: string) {
    await signIn(page, kith, email);
    await page.goto(`${kith.url}/manage/roles`);
    await expect(page.getByRole("heading", { name: "Roles", exact: true })).toBeVisible();
    await expect(page.getByRole("cell").first()).toBeVisible();
}

async function madeRole({ ann, path }: Acme, name: string, permissions: string[]) {
    const made = await ann.post(`${path}/roles`, { name, permissions });
    expect(made).toAnswer(201);
    return made.body;
}

/** Texts of a line of the matrix: what it is, then yes or no for each role. */
function line(page: Page, permission: string) {
    return page.getByRole("row").filter({ hasText: permission }).getByRole("cell").allInnerTexts();
}

async function expectAxeSilent(page: Page) {
    expect(await barriersOf(page)).toEqual([]);
}

story(
    "a role is made, given, changed after a look at what that means, and deleted (S4-35, S1-11, S1-12, B13)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        const { id: bosId } = await acme.user("bo@acme.test");
        await openRoles(page, kith, acme.ann.email);
        expect(await line(page, "Add, change and deactivate users")).toEqual([...["yes", "yes", "no", "no"]]);
        expect(await line(page, "Name legal representatives")).toEqual(["yes", "no", "no", "no"]);
        expect(await line(page, "Manage the product Kith Suite")).toEqual(["yes", "yes", "no", "no"]);

        await page.getByRole("button", { name: "New role" }).click();
        const dialog = page.getByRole("dialog", { name: /role$/ });
        await expect(dialog.getByLabel("Name of the role")).toBeFocused();
        await dialog.getByRole("button", { name: "Make the role" }).click();
        await expect(dialog.getByText("Please fill in this field.")).toBeVisible();
        await dialog.getByLabel("Name of the role").fill("Help desk");
        await dialog.getByRole("checkbox", { name: "Add, change and deactivate users" }).check();
        await dialog.getByRole("checkbox", { name: "See all activity" }).check();
        await dialog.getByRole("button", { name: "Make the role" }).click();
        await expect(page.getByText("The role Help desk has been made")).toBeVisible();
        await expect(page.getByRole("link", { name: "nobody yet (Help desk)" })).toBeVisible();
        expect((await line(page, "See all activity")).at(-1)).toBe("yes");

        // Given: it opens at once what it gives.
        const { items } = (await acme.ann.get(`${acme.path}/roles`)).body;
        const desk = items.at(-1);
        expect(await bo.get(`${acme.path}/users`)).toBeRefused(403, "forbidden");
        await acme.ann.patch(`${acme.path}/users/${bosId}`, { roles: ["user", desk.id] });
        expect(await bo.get(`${acme.path}/users`)).toAnswer(200);
        await expect(page.getByRole("link", { name: "1 person (Help desk)" })).toBeVisible();

        // Changed: who gains and loses what is said before, and nothing happens until Save.
        await page.getByRole("button", { name: "Edit the role Help desk" }).click();
        await expect(dialog.getByLabel("Name of the role")).toHaveValue("Help desk");
        const change = dialog.getByRole("region", { name: "What saving would change" });
        await expect(change).toBeHidden();
        await dialog.getByRole("checkbox", { name: "See all activity" }).uncheck();
        await dialog.getByRole("checkbox", { name: "Accounting" }).check();
        await expect(change).toContainText("bo Berg");
        await expect(change).toContainText("gains: Accounting");
        await expect(change).toContainText("loses: See all activity");
        expect(await bo.get(`${acme.path}/audit`)).toAnswer(200);
        await expectAxeSilent(page);
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("The role Help desk has been saved")).toBeVisible();
        expect(await bo.get(`${acme.path}/audit`)).toBeRefused(403, "forbidden");

        // In use it stays, and says by whom; then it can go.
        await page.getByRole("button", { name: "Edit the role Help desk" }).click();
        await dialog.getByRole("button", { name: "Delete role" }).click();
        const question = page.getByRole("dialog", { name: "Delete the role Help desk?" });
        await question.getByRole("button", { name: "Delete role" }).click();
        await expect(question.getByRole("alert")).toContainText("while somebody holds it: bo Berg");
        await question.getByRole("button", { name: "Cancel" }).click();
        await acme.ann.patch(`${acme.path}/users/${bosId}`, { roles: ["user"] });
        await dialog.getByRole("button", { name: "Delete role" }).click();
        await question.getByRole("button", { name: "Delete role" }).click();
        await expect(page.getByText("The role Help desk has been deleted")).toBeVisible();
        await expect(page.getByRole("button", { name: "Edit the role Help desk" })).toBeHidden();
        expect((await acme.ann.get(`${acme.path}/roles`)).body.items).toHaveLength(4);
        expect(complaints).toEqual([]);
    },
);

story(
    "what one has not oneself is off, and says whom to ask (S4-35, S1-10, B13, B22)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await madeRole(acme, "Heir", ["role.assign_legal_representative"]);
        await acme.colleague("eve@acme.test", { roles: ["administrator"] });
        await openRoles(page, kith, "eve@acme.test");
        await page.getByRole("button", { name: "New role" }).click();
        const dialog = page.getByRole("dialog", { name: "New role" });
        const box = dialog.getByRole("checkbox", { name: "Name legal representatives" });
        await expect(box).toHaveAttribute("aria-disabled", "true");
        await expect(box).toHaveAccessibleDescription(
            "You cannot give what you are not allowed yourself. Ask Ann Lee.",
        );
        await box.click({ force: true });
        await expect(box).not.toBeChecked();
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Edit the role Heir" }).click();
        const heir = page.getByRole("dialog", { name: "Edit role" });
        await expect(heir.getByRole("checkbox", { name: "See all activity" })).toHaveAccessibleDescription(
            "This role gives something you do not have yourself, so you cannot change it. Ask Ann Lee.",
        );
    },
);

story(
    "who can, and why: from the roles, from the window of a user, and from a closed page (B13, S1-12)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.colleague("bo@acme.test");
        const bo = await acme.user("bo@acme.test");
        await acme.ann.patch(`${acme.path}/users/${bo.id}`, { grants: { manage: ["suite"] } });
        await openRoles(page, kith, acme.ann.email);
        await page.getByRole("button", { name: "Manage the product Kith Suite" }).click();
        const who = page.getByRole("region", { name: "Who can …?" });
        await expect(who).toContainText("Ann Lee");
        await expect(who).toContainText("as Legal representative");
        await expect(who).toContainText("granted to manage Kith Suite");
        expect(page.url()).toContain("who=product.manage");
        await page.reload();
        await expect(who).toContainText("bo Berg");
        await expectAxeSilent(page);

        await who.getByRole("link", { name: "bo Berg" }).click();
        const window = page.getByRole("dialog", { name: "Edit User" });
        await window.getByRole("tab", { name: "Permissions" }).click();
        await window.getByText("What can bo do, and why?").click();
        await expect(window).toContainText("Invite guests");
        await expect(window.getByText("granted to manage Kith Suite").first()).toBeVisible();
        await expect(window.getByText("as User").first()).toBeVisible();
        await expectAxeSilent(page);
        await page.context().clearCookies();

        await signIn(page, kith, "bo@acme.test");
        await page.goto(`${kith.url}/manage/roles`);
        await expect(page.getByText("Add, change and deactivate users. Ask Ann Lee.")).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story(
    "changed by two at once: the second is shown what it is now, and chooses (S4-35)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const desk = await madeRole(acme, "Desk", ["audit.view"]);
        await openRoles(page, kith, acme.ann.email);
        await page.getByRole("button", { name: "Edit the role Desk" }).click();
        const dialog = page.getByRole("dialog", { name: "Edit role" });
        await dialog.getByLabel("Name of the role").fill("Front desk");
        await acme.ann.patch(`${acme.path}/roles/${desk.id}`, { permissions: ["accounting"] });
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByRole("alert")).toContainText("It is called Desk now and gives 1 permission");
        await dialog.getByRole("button", { name: "Take theirs" }).click();
        await expect(dialog.getByRole("checkbox", { name: "Accounting" })).toBeChecked();
        await dialog.getByLabel("Name of the role").fill("Front desk");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("The role Front desk has been saved")).toBeVisible();
        const { body } = await acme.ann.get(`${acme.path}/roles/${desk.id}`);
        expect(body).toMatchObject({ name: "Front desk", permissions: ["accounting"] });
    },
);
