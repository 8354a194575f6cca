// Looking at Kith as a user or a role sees it, without being able to change anything. Row B24.
import type { Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { complaintsOf, signIn } from "../support/browser";
import { expect, story } from "../support/story";

function bar(page: Page) {
    return page.getByRole("region", { name: "View as", exact: true });
}

async function expectAxeSilent(page: Page) {
    expect(await barriersOf(page)).toEqual([]);
}

story(
    "an administrator sees what a user sees, changes nothing, and the log knows (B24)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acme.colleague("bo@acme.test", { first_name: "Bo" });
        const { id } = await acme.user("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users?edit=${id}`);
        await page.getByRole("button", { name: "View as Bo Berg" }).click();

        await expect(bar(page)).toContainText("You see Kith as Bo Berg (User).");
        await expect(bar(page)).toContainText("Nothing can be changed.");
        await expectAxeSilent(page);
        const menu = page.getByRole("navigation").first();
        await expect(menu.getByRole("link", { name: "Activity" })).toHaveCount(0);
        await page.goto(`${kith.url}/activity`);
        await expect(bar(page)).toBeVisible();
        await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(0);

        // What Bo could change himself is off, and says why.
        await page.goto(`${kith.url}/profile`);
        const save = page.getByRole("button", { name: "Save" }).first();
        await expect(save).toHaveAttribute("aria-disabled", "true");
        await expect(save).toHaveAccessibleDescription(/nothing can be changed/);
        await page.goto(`${kith.url}/manage/teams`);
        const newTeam = page.getByRole("button", { name: "New team" }).first();
        await expect(newTeam).toHaveAttribute("aria-disabled", "true");

        // It holds for the whole browser, and survives a reload; for programs and others nothing changes.
        await page.reload();
        await expect(bar(page)).toBeVisible();
        expect(await acme.ann.get(`${acme.path}/users`)).toAnswer(200);

        await bar(page).getByRole("button", { name: "Stop viewing" }).click();
        await expect(bar(page)).toHaveCount(0);
        await page.goto(`${kith.url}/activity`);
        const entries = page.getByRole("main").getByRole("listitem");
        await expect(entries.nth(0)).toContainText("Ann Lee stopped viewing Kith as: Bo Berg");
        await expect(entries.nth(1)).toContainText("Ann Lee began to view Kith as: Bo Berg");
        expect(complaints).toEqual([]);
    },
);

story(
    "a role is looked at from the page of roles; the palette leads back (B24)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const auditor = { name: "Auditor", permissions: ["audit.view"] };
        expect(await acme.ann.post(`${acme.path}/roles`, auditor)).toAnswer(201);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/roles`);
        await page.getByRole("button", { name: "View as Auditor" }).click();
        await expect(bar(page)).toContainText("Auditor");
        await page.goto(`${kith.url}/activity`);
        await expect(page.getByText("began to view Kith as: user, Auditor")).toBeVisible();
        await page.goto(`${kith.url}/manage/roles`);
        await expect(bar(page)).toContainText("Auditor");
        await expect(page.getByRole("button", { name: "New role" })).toHaveCount(0);
        await page.keyboard.press("Control+k");
        await page.getByRole("searchbox").or(page.getByRole("textbox")).last().fill("Stop viewing");
        await page.keyboard.press("Enter");
        await expect(bar(page)).toHaveCount(0);
        await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
    },
);

story("nobody looks as who may more, and it is over after half an hour (B24, B22)", async ({ kith, acme }) => {
    const eve = await acme.colleague("eve@acme.test", { roles: ["administrator"] });
    const bo = await acme.colleague("bo@acme.test");
    const ann = (await acme.user(acme.ann.email)).id;
    const user = (await acme.user("bo@acme.test")).id;
    expect(await bo.post(`${acme.path}/view-as`, { user })).toBeRefused(403, "forbidden");
    expect(await eve.post(`${acme.path}/view-as`, { user: ann })).toBeRefused(403, "cannot_view_as");
    expect(await eve.post(`${acme.path}/view-as`, { user })).toAnswer(201);
    const socket = await eve.watch(acme.id);
    const act = { job_title: "Clerk" };
    expect(await eve.patch(`${acme.path}/users/${user}`, act)).toBeRefused(403, "view_as_read_only");
    expect(await eve.get(`${acme.path}/users`)).toBeRefused(403, "forbidden");

    // Frames are those that Bo hears: of himself, nothing of others.
    const other = (await acme.add("cy@acme.test")).body.id;
    await acme.ann.patch(`${acme.path}/users/${other}`, act);
    await acme.ann.patch(`${acme.path}/users/${user}`, act);
    await socket.next(({ type }) => type === "me.updated");
    const types = socket.frames.map(({ type }) => type);
    expect(types.filter((type) => /^(user|audit)/.test(type))).toEqual([]);
    socket.close();

    await kith.advance(31 * 60);
    expect(await eve.patch(`${acme.path}/users/${user}`, { job_title: "Pilot" })).toAnswer(200);
    expect((await eve.get("/me")).body.viewing).toBeNull();
});
