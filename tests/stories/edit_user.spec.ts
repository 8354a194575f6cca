// The window Edit User, in the browser: one user looked at and changed, with what may go wrong
// meanwhile. Rows S4-20 to S4-27, S4-29, S0-04, S0-05, B09, B14. And the window Add user: S0-03.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { complaintsOf, fill, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const saved = "User details have been updated successfully!";
const day = 24 * 60 * 60;

type User = { id: string; path: string };

/** Bob, added by Ann, who is signed in on the page. */
async function bobFor(kith: Kith, acme: Acme, page: Page, more: object = {}): Promise<User> {
    const { id } = (await acme.add("bob@acme.test", { first_name: "Bob", ...more })).body;
    await signIn(page, kith, acme.ann.email);
    return { id, path: `${acme.path}/users/${id}` };
}

async function openEdit(page: Page, kith: Kith, user: string) {
    await page.goto(`${kith.url}/users?edit=${user}`);
    const dialog = page.getByRole("dialog", { name: "Edit User" });
    await expect(dialog.getByLabel("First name")).toBeFocused();
    return dialog;
}

async function entries({ ann, path }: Acme): Promise<number> {
    return (await ann.get(`${path}/audit?total=true`)).body.total;
}

async function expectAxeSilent(page: Page) {
    expect(await barriersOf(page, "[role=dialog]")).toEqual([]);
}

story(
    "every field is saved by one change, and shown again after a reload (S4-20, S4-21, S4-22, S0-04, S0-08)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const role = { name: "Auditor", permissions: ["audit.view"] };
        const custom = (await acme.ann.post(`${acme.path}/roles`, role)).body;
        const bob = await bobFor(kith, acme, page);
        const before = await entries(acme);
        const writes: string[] = [];
        page.on("request", (request) => {
            if (request.method() === "PATCH") writes.push(request.headers()["if-match"] ?? "");
        });

        let dialog = await openEdit(page, kith, bob.id);
        await fill(dialog, {
            "First name": "Robert",
            "Last name": "Li",
            "E-mail": "robert@acme.test",
            Phone: "+41 22 555 01 02",
            Title: "Clerk",
            Department: "Sales",
            "Employee ID": "S-17",
        });
        await dialog.getByRole("switch", { name: "Call recording" }).check();
        await expect(dialog.getByText("Takes effect with a Kith Voice license.")).toBeVisible();
        await dialog.getByRole("tab", { name: "Permissions" }).click();
        await dialog.getByRole("checkbox", { name: "Team manager" }).check();
        await dialog.getByRole("checkbox", { name: "Auditor" }).check();
        await dialog.getByRole("checkbox", { name: "Kith Voice" }).check();
        await dialog.getByRole("checkbox", { name: "Accounting" }).check();
        await dialog.getByRole("tab", { name: "Licenses" }).click();
        const suite = dialog.getByRole("checkbox", { name: "Kith Suite" });
        await expect(dialog.getByText("3 of 3 available")).toHaveCount(2);
        await suite.check();
        await expect(dialog.getByText("2 of 3 available")).toHaveCount(1);
        await dialog.getByRole("button", { name: "Save" }).dblclick();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        await expect(dialog).toBeHidden();
        expect(page.url()).toBe(`${kith.url}/users`);
        expect(writes).toHaveLength(1);
        expect(writes[0]).toMatch(/^"\d+"$/);

        const stored = {
            first_name: "Robert",
            last_name: "Li",
            email: "robert@acme.test",
            phone: "+41 22 555 01 02",
            job_title: "Clerk",
            department: "Sales",
            employee_id: "S-17",
            call_recording_enabled: true,
            roles: ["user", "manager", custom.id],
            grants: { manage: ["voice"], accounting: true },
            licenses: ["suite"],
        };
        expect((await acme.ann.get(bob.path)).body).toMatchObject(stored);
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 1, available: 2 });

        dialog = await openEdit(page, kith, bob.id);
        await expect(dialog.getByLabel("Title", { exact: true })).toHaveValue("Clerk");
        await expect(dialog.getByLabel("E-mail", { exact: true })).toHaveValue("robert@acme.test");
        await dialog.getByRole("tab", { name: "Permissions" }).click();
        for (const name of ["Team manager", "Auditor", "Kith Voice", "Accounting"])
            await expect(dialog.getByRole("checkbox", { name })).toBeChecked();
        await expect(dialog.getByRole("checkbox", { name: "Kith Suite" })).not.toBeChecked();

        // Nothing changed: the same words, no write, no entry.
        const now = await entries(acme);
        expect(now).toBeGreaterThan(before);
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        expect(writes).toHaveLength(1);
        expect(await entries(acme)).toBe(now);
        expect(complaints).toEqual([]);
    },
);

story("Undo takes an ordinary change back (S4-22)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    const bob = await bobFor(kith, acme, page, { licenses: ["suite"], job_title: "Clerk" });
    const dialog = await openEdit(page, kith, bob.id);
    await dialog.getByLabel("Title", { exact: true }).fill("Editor");
    await dialog.getByRole("tab", { name: "Licenses" }).click();
    await dialog.getByRole("checkbox", { name: "Kith Suite" }).uncheck();
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("The changes to Bob Berg were taken back")).toBeVisible();
    const undone = { job_title: "Clerk", licenses: ["suite"] };
    expect((await acme.ann.get(bob.path)).body).toMatchObject(undone);
});

story(
    "Active turned off: asked, confirmed in the form only, stored by Save (S4-23, S4-24)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bob = await bobFor(kith, acme, page, { licenses: ["suite"] });
        const dialog = await openEdit(page, kith, bob.id);
        const active = dialog.getByRole("switch", { name: "Active", exact: true });
        const question = page.getByRole("dialog", { name: "Make Bob Berg inactive?" });

        await expect(active).toBeChecked();
        await active.click();
        await expect(question).toContainText(
            "Making Bob Berg inactive removes all assigned licenses and signs them out. " +
                "You can make the user active again at any time.",
        );
        await page.keyboard.press("Escape");
        await expect(question).toBeHidden();
        await expect(dialog).toBeVisible();
        await expect(active).toBeChecked();
        await expect(active).toBeFocused();

        await active.click();
        await question.getByRole("button", { name: "Confirm", exact: true }).click();
        await expect(active).not.toBeChecked();
        expect((await acme.ann.get(bob.path)).body.state).toBe("active");

        // Closed without Save: nothing was stored.
        await dialog.getByRole("button", { name: "Cancel" }).click();
        const discard = page.getByRole("dialog", { name: "Discard your changes?" });
        await discard.getByRole("button", { name: "Discard changes" }).click();
        await expect(dialog).toBeHidden();
        expect((await acme.ann.get(bob.path)).body).toMatchObject({
            state: "active",
            licenses: ["suite"],
        });

        // With another edit, in one step.
        await openEdit(page, kith, bob.id);
        await expect(active).toBeChecked();
        await dialog.getByLabel("Title", { exact: true }).fill("Editor");
        await active.click();
        await question.getByRole("button", { name: "Confirm", exact: true }).click();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        expect((await acme.ann.get(bob.path)).body).toMatchObject({
            state: "inactive",
            licenses: [],
            job_title: "Editor",
        });
        expect(await acme.licenses("suite")).toMatchObject({ available: 3 });
    },
);

story(
    "made active again: what the user had is said, nothing is ticked (S4-27, B09)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bob = await bobFor(kith, acme, page, { licenses: ["suite"] });
        await acme.ann.patch(bob.path, { active: false });
        const dialog = await openEdit(page, kith, bob.id);
        await dialog.getByRole("tab", { name: "Licenses" }).click();
        const suite = dialog.getByRole("checkbox", { name: "Kith Suite" });
        await expect(suite).toHaveAttribute("aria-disabled", "true");
        await dialog.getByRole("tab", { name: "General" }).click();
        await dialog.getByRole("switch", { name: "Active", exact: true }).check();
        await expect(dialog.getByText("No license assigned.")).toBeVisible();
        await dialog.getByRole("button", { name: "Choose licenses" }).click();
        await expect(dialog.getByText("Held before")).toHaveCount(1);
        await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(0);
        await suite.check();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        const back = { state: "active", licenses: ["suite"] };
        expect((await acme.ann.get(bob.path)).body).toMatchObject(back);
    },
);

story(
    "made active again: everything the user had is offered, and only what is ticked comes back (S4-27, B09)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const had = {
            roles: ["administrator", "manager"],
            licenses: ["suite", "voice"],
            grants: { manage: ["suite"], accounting: true },
        };
        const bob = await bobFor(kith, acme, page, had);
        await acme.ann.patch(bob.path, { active: false });
        expect((await acme.ann.get(bob.path)).body.had).toMatchObject(had);
        const dialog = await openEdit(page, kith, bob.id);
        await dialog.getByRole("switch", { name: "Active", exact: true }).check();
        const offered = dialog.getByRole("group", { name: /^Bob had this until / });
        await expect(offered.getByRole("checkbox")).toHaveCount(6);
        await expect(offered.getByRole("checkbox", { checked: true })).toHaveCount(0);
        await offered.getByRole("checkbox", { name: "Team manager" }).check();
        await offered.getByRole("checkbox", { name: "License for Kith Voice" }).check();
        await expectAxeSilent(page);
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        expect((await acme.ann.get(bob.path)).body).toMatchObject({
            state: "active",
            roles: ["user", "manager"],
            licenses: ["voice"],
            grants: { manage: [], accounting: false },
            had: null,
        });
    },
);

story(
    "nobody can make oneself inactive: there is no toggle (S4-25)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        const dialog = await openEdit(page, kith, (await acme.user(acme.ann.email)).id);
        await expect(dialog.getByRole("switch", { name: "Call recording" })).toBeVisible();
        await expect(dialog.getByRole("switch", { name: "Active", exact: true })).toHaveCount(0);
        await expect(dialog.getByText("You cannot make yourself inactive.")).toBeVisible();
        const remove = dialog.getByRole("button", { name: "Remove user" });
        await remove.focus();
        await expect(page.getByRole("tooltip")).toContainText("You cannot remove yourself.");
        await remove.click({ force: true });
        await expect(page.getByRole("dialog")).toHaveCount(1);

        // The last one who manages: refused where the role stands.
        await dialog.getByRole("tab", { name: "Permissions" }).click();
        await dialog.getByRole("radio", { name: "User", exact: true }).check();
        await dialog.getByRole("tab", { name: "General" }).click();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByRole("alert")).toContainText(/^This is the last /);
        await expect(dialog.getByRole("radio", { name: "User", exact: true })).toBeChecked();
    },
);

story(
    "what the actor may not give is off, and says why (S4-21, S1-10)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("eve@acme.test", { roles: ["administrator"] });
        const { id } = (await acme.add("bob@acme.test", { first_name: "Bob" })).body;
        await signIn(page, kith, "eve@acme.test");
        let dialog = await openEdit(page, kith, id);
        await dialog.getByRole("tab", { name: "Permissions" }).click();
        const representative = dialog.getByRole("radio", { name: "Legal representative" });
        await representative.hover();
        await expect(page.getByRole("tooltip")).toContainText("Only a legal representative can");
        await representative.click({ force: true });
        await expect(representative).not.toBeChecked();
        await dialog.getByRole("radio", { name: "Administrator" }).check();
        await expect(dialog.getByRole("checkbox", { name: "Accounting" })).toBeChecked();

        dialog = await openEdit(page, kith, (await acme.user(acme.ann.email)).id);
        const active = dialog.getByRole("switch", { name: "Active", exact: true });
        await expect(active).toHaveAttribute("aria-disabled", "true");
        await active.click({ force: true });
        await expect(page.getByRole("dialog")).toHaveCount(1);
    },
);

story(
    "the last license is said after Save, none left where it is ticked (S4-29)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const support = { name: "Kith Support", email: "support@kith.test" };
        await acme.ann.patch(acme.path, { support });
        await acme.add("one@acme.test", { licenses: ["suite"] });
        await acme.add("two@acme.test", { licenses: ["suite"] });
        const dee = (await acme.add("dee@acme.test")).body.id;
        const bob = await bobFor(kith, acme, page);
        const none =
            "All available Kith Suite licenses have been assigned. " +
            "Please contact Kith Support at support@kith.test to get more licenses.";

        let dialog = await openEdit(page, kith, bob.id);
        await dialog.getByRole("tab", { name: "Licenses" }).click();
        await expect(dialog.getByText("1 of 3 available")).toBeVisible();
        await dialog.getByRole("checkbox", { name: "Kith Suite" }).check();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        await expect(page.getByText(none).last()).toBeVisible();

        dialog = await openEdit(page, kith, dee);
        await dialog.getByRole("tab", { name: "Licenses" }).click();
        const suite = dialog.getByRole("checkbox", { name: "Kith Suite" });
        await expect(dialog.getByText("0 of 3 available")).toBeVisible();
        await expect(suite).toHaveAttribute("aria-disabled", "true");
        await page.keyboard.press("Tab");
        await expect(suite).toBeFocused();
        await expect(page.getByRole("tooltip")).toContainText(none);

        // Free when it was ticked, gone when it was saved.
        await acme.ann.delete(acme.license("suite", bob.id));
        await expect(dialog.getByText("1 of 3 available")).toBeVisible();
        await suite.check();
        await page.route("**/users/*", async (route) => {
            if (route.request().method() === "PATCH") await acme.ann.put(acme.license("suite", bob.id));
            await route.continue();
        });
        await dialog.getByRole("tab", { name: "General" }).click();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByRole("alert")).toContainText("licenses");
        await expect(suite).toBeChecked();
        expect((await acme.ann.get(`${acme.path}/users/${dee}`)).body.licenses).toEqual([]);
    },
);

story(
    "a refusal stands at its field, on its tab, with everything typed (S4-22, S0-04)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bob = await bobFor(kith, acme, page);
        const dialog = await openEdit(page, kith, bob.id);
        const email = dialog.getByLabel("E-mail", { exact: true });
        await email.fill(acme.ann.email);
        await dialog.getByLabel("Phone").fill("+41 22 555 01 02");
        await dialog.getByRole("tab", { name: "Ends" }).click();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByText("This belongs to somebody else already.")).toBeVisible();
        await expect(email).toBeFocused();
        await expect(dialog.getByLabel("Phone")).toHaveValue("+41 22 555 01 02");
        await expect(page.getByText(saved)).toBeHidden();
        expect((await acme.ann.get(bob.path)).body.phone).toBe("");

        await email.fill("");
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByText("Please fill in this field.")).toBeVisible();
    },
);

story(
    "changed elsewhere meanwhile: told at once, keep mine or take theirs (S0-04, S4-22)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bob = await bobFor(kith, acme, page, { job_title: "Clerk" });
        const dialog = await openEdit(page, kith, bob.id);
        const title = dialog.getByLabel("Title", { exact: true });
        const phone = dialog.getByLabel("Phone");

        // Untouched, it follows quietly.
        await acme.ann.patch(bob.path, { job_title: "Editor" });
        await expect(title).toHaveValue("Editor");
        await expect(dialog.getByRole("alert")).toHaveCount(0);

        await phone.fill("+41 22 555 01 02");
        await acme.ann.patch(bob.path, { job_title: "Writer" });
        const notice = dialog.getByRole("alert");
        await expect(notice).toContainText("Title: Writer");
        await expect(phone).toHaveValue("+41 22 555 01 02");
        await notice.getByRole("button", { name: "Keep mine" }).click();
        await expect(title).toHaveValue("Writer");
        await expect(phone).toHaveValue("+41 22 555 01 02");

        await acme.ann.patch(bob.path, { phone: "+1 555 0100" });
        await expect(notice).toContainText("Phone: +1 555 0100");
        await notice.getByRole("button", { name: "Take theirs" }).click();
        await expect(phone).toHaveValue("+1 555 0100");

        // Not told in time: the save is refused, and what is there is shown.
        await phone.fill("+2");
        let isFirst = true;
        await page.route("**/users/*", async (route) => {
            if (isFirst && route.request().method() === "PATCH") {
                isFirst = false;
                await acme.ann.patch(bob.path, { department: "Sales" });
            }
            await route.continue();
        });
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(notice).toContainText("Department: Sales");
        await notice.getByRole("button", { name: "Keep mine" }).click();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        const both = { phone: "+2", department: "Sales", job_title: "Writer" };
        expect((await acme.ann.get(bob.path)).body).toMatchObject(both);
    },
);

story(
    "what was typed survives a reload, the way back and the end of the session (S4-22)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bob = await bobFor(kith, acme, page);
        const dialog = await openEdit(page, kith, bob.id);
        const title = dialog.getByLabel("Title", { exact: true });
        await title.fill("Editor");
        await page.reload();
        await expect(title).toHaveValue("Editor");
        await expect(dialog.getByText("These are your changes from before")).toBeVisible();

        await page.context().clearCookies();
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByRole("heading", { name: "Sign in to Kith" })).toBeVisible();
        await page.getByLabel("E-mail or username").fill(acme.ann.email);
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(title).toHaveValue("Editor");
        await dialog.getByRole("button", { name: "Discard changes" }).click();
        await expect(title).toHaveValue("");
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        expect((await acme.ann.get(bob.path)).body.job_title).toBe("");
    },
);

story("opened from the palette, closed by the way back (S4-20)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    const bob = await bobFor(kith, acme, page);
    await page.goto(`${kith.url}/users`);
    await expect(page.getByRole("cell", { name: "bob@acme.test" })).toBeVisible();
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Search for people").fill("bob");
    await page
        .getByRole("dialog")
        .getByRole("button", { name: /Bob Berg/ })
        .click();
    const dialog = page.getByRole("dialog", { name: "Edit User" });
    await expect(dialog.getByLabel("First name")).toBeFocused();
    await dialog.getByLabel("Title", { exact: true }).fill("Editor");
    await page.goBack();
    await expect(dialog).toBeHidden();
    await page.goForward();
    await expect(dialog.getByLabel("Title", { exact: true })).toHaveValue("Editor");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(saved, { exact: true })).toBeVisible();
    expect((await acme.ann.get(bob.path)).body.job_title).toBe("Editor");
});

story(
    "removed: asks, and says so where the window is open still (S0-05, S4-20)",
    { tag: "@browser" },
    async ({ kith, acme, page, context }) => {
        const bob = await bobFor(kith, acme, page, { licenses: ["suite"] });
        const other = await context.newPage();
        const watched = await openEdit(other, kith, bob.id);

        const dialog = await openEdit(page, kith, bob.id);
        await dialog.getByRole("button", { name: "Remove user" }).click();
        const question = page.getByRole("dialog", { name: "Remove Bob Berg?" });
        await question.getByRole("button", { name: "Cancel" }).click();
        await expect(dialog.getByRole("button", { name: "Remove user" })).toBeFocused();
        await dialog.getByRole("button", { name: "Remove user" }).click();
        await question.getByRole("button", { name: "Remove user" }).click();
        await expect(page.getByText("Bob Berg has been removed")).toBeVisible();
        await expect(page.getByRole("cell", { name: "bob@acme.test" })).toBeHidden();

        await expect(watched).toContainText("This user is not in the account any more.");
        await watched.getByRole("button", { name: "Close" }).last().click();
        await expect(watched).toBeHidden();
        expect(await acme.ann.get(bob.path)).toBeRefused(404, "not_found");
        expect(await acme.licenses("suite")).toMatchObject({ available: 3 });
    },
);

story("a last day for the membership and for a license (B14)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    const bob = await bobFor(kith, acme, page, { licenses: ["suite"], roles: ["manager"] });
    const last = new Date(Date.now() + 9 * day * 1000).toISOString().slice(0, 10);
    const dialog = await openEdit(page, kith, bob.id);
    await dialog.getByRole("tab", { name: "Ends" }).click();
    await dialog.getByLabel("Last day: Working in Acme").fill(last);
    await dialog.getByLabel("Last day: License of Kith Suite").fill(last);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(saved, { exact: true })).toBeVisible();
    const at = new Date(Date.parse(last) + day * 1000).toISOString().replace(".000", "");
    const { ends } = (await acme.ann.get(bob.path)).body;
    expect(ends.map(({ of }: { of: string }) => of)).toEqual(["membership", "license:suite"]);
    expect(Date.parse(ends[0].at)).toBe(Date.parse(at));

    await openEdit(page, kith, bob.id);
    await dialog.getByRole("tab", { name: "Ends" }).click();
    await expect(dialog.getByLabel("Last day: Working in Acme")).toHaveValue(last);
    await dialog.getByRole("button", { name: "Remove the end of: Working in Acme" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(saved, { exact: true })).toBeVisible();
    const left = (await acme.ann.get(bob.path)).body.ends;
    expect(left.map(({ of }: { of: string }) => of)).toEqual(["license:suite"]);
});

story(
    "a user is added directly, once, and gets a mail (S0-03)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        const add = page.getByRole("main").getByRole("button", { name: "Add user" });
        await add.click();
        const dialog = page.getByRole("dialog", { name: "Add user" });
        await expect(dialog.getByLabel("First name")).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(add).toBeFocused();
        await page.keyboard.press("Enter");
        await expect(dialog.getByLabel("First name")).toBeFocused();
        const submit = dialog.getByRole("button", { name: "Add user" });
        await submit.click();
        await expect(dialog.getByText("Please fill in this field.")).toHaveCount(3);
        await fill(dialog, { "First name": "Zoe", "Last name": "Zan", "E-mail": "zoe@acme.test" });
        await dialog.getByRole("radio", { name: "Administrator" }).check();
        await dialog.getByRole("checkbox", { name: "Kith Suite" }).check();
        await page.reload();
        await expect(dialog.getByLabel("First name")).toHaveValue("Zoe");
        await submit.dblclick();
        await expect(page.getByText("Zoe Zan has been added, and gets a mail")).toBeVisible();
        await expect(page.getByRole("cell", { name: "zoe@acme.test" })).toBeVisible();
        expect(await acme.user("zoe@acme.test")).toMatchObject({
            roles: ["administrator"],
            licenses: ["suite"],
            state: "active",
        });
        expect(await kith.mailTo("zoe@acme.test")).toHaveLength(1);
    },
);

// What was typed stands there again after a reload, but not for somebody else or elsewhere.
story(
    "what was typed into Add user stays in the account it was typed in (S0-03)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.ann.post(`${acme.path}/roles`, { name: "Help", permissions: [] });
        await acme.ann.post("/accounts", { name: "Beta" });
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users?add=true`);
        const dialog = page.getByRole("dialog", { name: "Add user" });
        await fill(dialog, { "First name": "Zoe", "E-mail": "zoe@acme.test" });
        await dialog.getByRole("checkbox", { name: "Help" }).check();
        await dialog.getByRole("checkbox", { name: "Kith Suite" }).check();
        const switchTo = async (name: string) => {
            await page.goto(`${kith.url}/manage`);
            await page.getByRole("button", { name: /^Switch account/ }).click();
            await page.getByRole("menuitemradio", { name }).click();
            await expect(page.getByRole("button", { name: `Switch account, now: ${name}` })).toBeVisible();
            await page.goto(`${kith.url}/users?add=true`);
        };
        await switchTo("Beta");
        await expect(dialog.getByLabel("First name")).toHaveValue("");
        await expect(dialog.getByRole("checkbox", { name: "Kith Suite" })).not.toBeChecked();
        await fill(dialog, { "First name": "Bea", "Last name": "Bell", "E-mail": "bea@beta.test" });
        await dialog.getByRole("button", { name: "Add user" }).click();
        await expect(page.getByText("Bea Bell has been added, and gets a mail")).toBeVisible();
        await switchTo("Acme");
        await expect(dialog.getByLabel("First name")).toHaveValue("Zoe");
        await expect(dialog.getByRole("checkbox", { name: "Help" })).toBeChecked();
    },
);

story(
    "who is here already, and inactive, is offered to be made active again (S0-03)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bob = await bobFor(kith, acme, page);
        await acme.ann.patch(bob.path, { active: false });
        await page.goto(`${kith.url}/users?add=true`);
        const dialog = page.getByRole("dialog", { name: "Add user" });
        await fill(dialog, { "First name": "Bob", "Last name": "B", "E-mail": "BOB@acme.test" });
        await dialog.getByRole("button", { name: "Add user" }).click();
        await dialog.getByRole("button", { name: "Open and make active again" }).click();
        const edit = page.getByRole("dialog", { name: "Edit User" });
        await edit.getByRole("switch", { name: "Active", exact: true }).check();
        await edit.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText(saved, { exact: true })).toBeVisible();
        expect((await acme.ann.get(bob.path)).body.state).toBe("active");
    },
);

for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
        story.describe(`${colorScheme}, ${width} px wide`, { tag: "@browser" }, () => {
            story.use({
                colorScheme,
                viewport: { width, height: 844 },
            });

            story("nothing for axe in the windows", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const bob = await bobFor(kith, acme, page, { roles: ["administrator"] });
                const dialog = await openEdit(page, kith, bob.id);
                for (const name of ["General", "Permissions", "Licenses", "Ends"]) {
                    await dialog.getByRole("tab", { name }).click();
                    await expectAxeSilent(page);
                }
                await dialog.getByRole("tab", { name: "General" }).click();
                await dialog.getByRole("switch", { name: "Active", exact: true }).click();
                await expect(page.getByRole("dialog")).toHaveCount(2);
                await expectAxeSilent(page);
                await page.goto(`${kith.url}/users?add=true`);
                await expect(page.getByLabel("First name")).toBeFocused();
                await expectAxeSilent(page);
                const wide = "document.documentElement.scrollWidth - innerWidth";
                expect(await page.evaluate(wide)).toBe(0);
                expect(complaints).toEqual([]);
            });
        });
    }
}
