// What people meet before they are in, and in their first hour: the invitation, the sign-in pages,
// founding, and the home page. Rows S1-18 to S1-20, S1-30, S4-09, S4-31; B01, B05, B06.
import type { Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { fill, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Another account of Ann's, into which somebody known to Kith is invited. */
async function inviteElsewhere(acme: Acme, email: string, more: object = {}): Promise<void> {
    const beta = await acme.ann.post("/accounts", { name: "Beta" });
    const person = { kind: "internal", first_name: "Bo", last_name: "Berg", email, ...more };
    const invited = await acme.ann.post(`/accounts/${beta.body.id}/invitations`, person);
    expect(invited).toAnswer(201);
}

async function openForm(page: Page, kith: Kith, email: string): Promise<void> {
    await page.goto(await kith.invitationLinkTo(email));
    await button(page, "Accept the invitation").click();
}

story(
    "before one says yes: who asks, as what, with what and who sees one (B06, S1-18)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.invite("bo@acme.test", { roles: ["administrator"], licenses: ["suite"] });
        await page.goto(await kith.invitationLinkTo("bo@acme.test"));
        await expect(heading(page, "Join Acme")).toBeVisible();
        for (const told of [
            "Ann Lee invites you",
            "bo@acme.test",
            "Manages all products and users, accounting and orders.",
            "Kith Suite",
            "Everybody who works in Acme sees your name and e-mail address, and you see theirs.",
            "Add, change and deactivate users",
            "Manage all products",
        ]) {
            await expect(page.getByText(told, { exact: true })).toBeVisible();
        }
        await expect(page.getByText("has to approve")).toBeHidden();
    },
);

story(
    "a plain user's abilities are fewer, and somebody has to approve (B06)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        const cy = { kind: "internal", first_name: "Cy", last_name: "Cole", email: "cy@x.test" };
        expect(await bo.post(`${acme.path}/invitations`, cy)).toAnswer(201);
        await openForm(page, kith, "cy@x.test");
        await expect(page.getByText("Invite people", { exact: true })).toBeVisible();
        await expect(page.getByText("Add, change and deactivate users")).toBeHidden();
        await expect(page.getByText("None. An administrator can give you some later.")).toBeVisible();
        await fill(page, { Password: password, "Repeat password": password });
        await button(page, "Complete registration").click();
        await expect(heading(page, "An administrator has to approve")).toBeVisible();
    },
);

story(
    "registering: the password is rated in words, the phone is told, a welcome follows (S1-19)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.invite("bo@acme.test");
        await openForm(page, kith, "bo@acme.test");
        await expect(page.getByLabel("First name")).toBeFocused();
        await expect(page.getByLabel("E-mail", { exact: true })).not.toBeEditable();
        const field = page.getByLabel("Password", { exact: true });
        await field.fill("short");
        await expect(page.getByText("7 more characters")).toBeVisible();
        await field.fill("aaaaaaaaaaaaaa");
        await expect(page.getByText("Long enough, but easy to guess.")).toBeVisible();
        await field.fill(password);
        await expect(page.getByText("Strong.")).toBeVisible();
        await button(page, "Show password").first().press("Enter");
        await expect(field).toHaveAttribute("type", "text");
        await fill(page, { "Repeat password": password, "Phone (optional)": "+1 555 0101" });
        await button(page, "Complete registration").dblclick();
        await expect(page.getByText("Welcome to Acme")).toBeVisible();
        expect(await acme.user("bo@acme.test")).toMatchObject({
            state: "active",
            phone: "+1 555 0101",
        });
    },
);

story(
    "what was typed survives a mistake, a reload and the death of the link (S1-30)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const invited = await acme.invite("bo@acme.test", { force_email: false });
        await openForm(page, kith, "bo@acme.test");
        await fill(page, {
            "First name": "Bolette",
            "E-mail": "bolette@home.test",
            "Phone (optional)": "+45 1234",
            Password: "passwordpassword",
            "Repeat password": "passwordpassword",
        });
        await button(page, "Complete registration").click();
        await expect(page.getByText(/too easy to guess/)).toBeVisible();
        await expect(page.getByLabel("First name")).toHaveValue("Bolette");
        await page.reload();
        await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("bolette@home.test");
        await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
        const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
        expect(kept).not.toContain("passwordpassword");

        const renew = `${acme.path}/invitations/${invited.body.id}/renew-link`;
        const { url } = (await acme.ann.post(renew)).body;
        await fill(page, { Password: password, "Repeat password": password });
        await button(page, "Complete registration").click();
        await expect(heading(page, "Invitation revoked")).toBeVisible();
        await page.goto(url);
        await expect(page.getByLabel("First name")).toHaveValue("Bolette");
        await expect(page.getByLabel("Phone (optional)")).toHaveValue("+45 1234");
    },
);

story(
    "a person with a login signs in to accept, and is in two accounts (S1-20)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        await inviteElsewhere(acme, "bo@acme.test");
        await openForm(page, kith, "bo@acme.test");
        await expect(heading(page, "Sign in to accept")).toBeVisible();
        await fill(page, { Password: "not the one in use" });
        await button(page, "Sign in and accept").click();
        await expect(page.getByRole("alert")).toContainText("The login or the password is wrong");
        await fill(page, { Password: password });
        await button(page, "Sign in and accept").click();
        await expect(page.getByText("Welcome to Beta")).toBeVisible();
        expect((await bo.get("/me")).body.memberships).toHaveLength(2);
    },
);

story(
    "where the address is free, one signs in as oneself and comes back (S1-20, S1-14)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        await inviteElsewhere(acme, "bo@home.test", { force_email: false });
        await openForm(page, kith, "bo@home.test");
        await page.getByRole("link", { name: "I already have a login" }).click();
        await fill(page, { "E-mail or username": "bo@acme.test", Password: password });
        await button(page, "Sign in").click();
        await expect(page.getByText("You are signed in as bo Berg")).toBeVisible();
        await button(page, "Accept the invitation").click();
        await expect(page.getByText("Welcome to Beta")).toBeVisible();
        expect((await bo.get("/me")).body.memberships).toHaveLength(2);
    },
);

story(
    "declining asks once, takes a reason, and the way back is open until then (S1-30)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.invite("bo@acme.test");
        const link = await kith.invitationLinkTo("bo@acme.test");
        await page.goto(link);
        await button(page, "Decline").click();
        await expect(page.getByLabel("Why? (optional)")).toBeFocused();
        await page.getByLabel("Why? (optional)").fill("Wrong person");
        await button(page, "Back").click();
        await expect(button(page, "Accept the invitation")).toBeFocused();
        expect(await acme.emails("pending", "invitations")).toEqual(["bo@acme.test"]);
        await button(page, "Decline").click();
        await expect(page.getByLabel("Why? (optional)")).toHaveValue("Wrong person");
        const sent = page.waitForRequest(/\/decline$/);
        await button(page, "Decline the invitation").click();
        expect((await sent).postDataJSON()).toEqual({ reason: "Wrong person" });
        await expect(heading(page, "You declined the invitation")).toBeVisible();
        await page.goto(link);
        await expect(heading(page, "Invitation declined")).toBeVisible();
    },
);

story(
    "whoever is signed in already goes on, also by signing in next door",
    { tag: "@browser" },
    async ({ kith, acme, page, context }) => {
        await page.goto(`${kith.url}/users`);
        await expect(page.getByText("Sign in to go on where you were.")).toBeVisible();
        const nextDoor = await context.newPage();
        await signIn(nextDoor, kith, acme.ann.email);
        await nextDoor.goto(`${kith.url}/signin`);
        await expect(heading(nextDoor, "Hello, Ann")).toBeVisible();
        await nextDoor.close();
        await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
        await expect(heading(page, "User Management")).toBeVisible();
    },
);

story(
    "an account's own sign-in page says whose it is, and leads into it (S4-09)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.ann.post("/accounts", { name: "Beta" });
        const { slug } = (await acme.ann.get(acme.path)).body;
        await page.route(`**/api/v1/public/signin/${slug}`, (route) =>
            route.fulfill({
                json: {
                    account: { name: "Acme" },
                    signup: { open: false, domains: [], link: false },
                    providers: [],
                },
            }),
        );
        await page.goto(`${kith.url}/s/${slug}`);
        await expect(heading(page, "Sign in to Acme")).toBeVisible();
        await fill(page, { "E-mail or username": acme.ann.email, Password: password });
        await button(page, "Sign in").click();
        await expect(page.getByText("Acme at a glance.")).toBeVisible();

        await page.context().clearCookies();
        await page.goto(`${kith.url}/s/nowhere`);
        await expect(heading(page, "No such account")).toBeVisible();
        await page.getByRole("link", { name: "Sign in to Kith" }).click();
        await expect(heading(page, "Sign in to Kith")).toBeVisible();
    },
);

story(
    "too many attempts: says for how long, and nothing typed is lost",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const guess = () => kith.somebody().signIn(acme.ann.email, "a wrong password");
        await page.goto(`${kith.url}/signin`);
        await fill(page, { "E-mail or username": acme.ann.email, Password: "one more guess" });
        // Every six seconds one more is let through: on a busy machine it may be the one of the page.
        await expect(async () => {
            await Promise.all(Array.from({ length: 10 }, guess));
            await button(page, "Sign in").click();
            const tooMany = /Too many attempts\. Try again in \d+ seconds?\./;
            await expect(page.getByRole("alert")).toContainText(tooMany, { timeout: 2_000 });
        }).toPass();
        await expect(page.getByLabel("Password", { exact: true })).toHaveValue("one more guess");
        await page.reload();
        await expect(page.getByLabel("E-mail or username")).toHaveValue(acme.ann.email);
    },
);

story(
    "a dead link for a new password: asked for again without typing the login",
    { tag: "@browser" },
    async ({ kith, acme, page, context }) => {
        await page.goto(`${kith.url}/signin`);
        await fill(page, { "E-mail or username": acme.ann.email });
        await page.getByRole("link", { name: "Forgot password?" }).click();
        await expect(page.getByLabel("E-mail or username")).toHaveValue(acme.ann.email);
        await button(page, "Send the link").click();
        await expect(heading(page, "Look into your mail")).toBeVisible();
        await kith.advance(2 * 60 * 60);
        const fromMail = await context.newPage();
        await fromMail.goto(await kith.resetLinkTo(acme.ann.email));
        await fill(fromMail, { "New password": password, "Repeat password": password });
        await button(fromMail, "Set the password").click();
        await fromMail.getByRole("link", { name: "Ask for a new link" }).click();
        await expect(fromMail.getByLabel("E-mail or username")).toHaveValue(acme.ann.email);
    },
);

story(
    "a link for a new password in the browser of somebody else: sign out there and go on",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("bo@acme.test");
        await signIn(page, kith, "bo@acme.test");
        await kith.somebody().post("/auth/forgot", { login: acme.ann.email });
        await page.goto(await kith.resetLinkTo(acme.ann.email));
        const next = "another crate of anvils";
        await fill(page, { "New password": next, "Repeat password": next });
        await button(page, "Set the password").click();
        await button(page, "Sign out here").click();
        await expect(page.getByLabel("New password")).toHaveValue(next);
        await button(page, "Set the password").click();
        await expect(page.getByLabel("E-mail or username")).toHaveValue(acme.ann.email);
    },
);

story("the set-up page: an old link says so and keeps what was typed", { tag: "@browser" }, async ({ kith, page }) => {
    await page.goto(`${kith.url}/setup?token=guessed`);
    await fill(page, {
        "Name of the account": "Acme",
        "First name": "Ann",
        "Last name": "Lee",
        "E-mail": "ann@acme.test",
        Password: password,
    });
    await button(page, "Found the account").click();
    await expect(page.getByText("This set-up link is not valid any more")).toBeVisible();
    await page.goto(kith.setupUrl);
    await expect(page.getByLabel("Name of the account")).toHaveValue("Acme");
    await fill(page, { Password: password });
    await button(page, "Found the account").click();
    await expect(heading(page, "Hello, Ann")).toBeVisible();
    await expect(heading(page, "5 steps left")).toBeVisible();
});

story(
    "the first steps are ticked by what was done, and can be put away (S4-04)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await expect(heading(page, "5 steps left")).toBeVisible();
        const support = button(
            page,
            "Name the support contact Whom everybody here asks for help, and for more licenses.",
        );
        await support.click();
        const dialog = page.getByRole("dialog");
        await fill(dialog, { Name: "Kay", "E-mail": "nobody" });
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(dialog.getByText("This is not an e-mail address.")).toBeVisible();
        await fill(dialog, { "E-mail": "kay@acme.test" });
        await dialog.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("The support contact is saved")).toBeVisible();
        await expect(heading(page, "4 steps left")).toBeVisible();
        expect((await acme.ann.get(acme.path)).body.support).toMatchObject({ name: "Kay" });

        // Done elsewhere, by somebody else: nobody reloads.
        await acme.ann.patch(`${acme.path}/settings`, { auto_signup: false });
        await expect(heading(page, "3 steps left")).toBeVisible();
        await acme.invite("bo@acme.test");
        await expect(heading(page, "2 steps left")).toBeVisible();
        await expect(page.getByRole("link", { name: "1 Pending invitations" })).toBeVisible();

        await button(page, "Put the steps away").click();
        await expect(heading(page, "2 steps left")).toBeHidden();
        await button(page, "Undo").click();
        await page.getByRole("link", { name: /^Look at the activity/ }).click();
        await expect(heading(page, "Activity")).toBeVisible();
        await page.goto(kith.url);
        await expect(heading(page, "1 step left")).toBeVisible();
        await button(page, "Put the steps away").click();
        await page.reload();
        await expect(heading(page, "Licenses")).toBeVisible();
        await expect(heading(page, "1 step left")).toBeHidden();
    },
);

story(
    "home counts licenses and names who needs approval, live (S1-17)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, acme.ann.email);
        await acme.invite("dee@acme.test", { licenses: ["suite"] });
        await expect(page.getByText("1 held by an invitation")).toBeVisible();
        await acme.add("kim@acme.test", { licenses: ["suite"] });
        await expect(page.getByText("1 of 3 used")).toBeVisible();
        await expect(page.getByRole("link", { name: "3 Active users" })).toBeVisible();

        const cy = { kind: "internal", first_name: "Cy", last_name: "Cole", email: "cy@x.test" };
        const invited = await bo.post(`${acme.path}/invitations`, cy);
        const asked = page.getByRole("region", { name: "1 person needs approval" });
        await expect(asked.getByText("Cy Cole")).toBeVisible();
        await expect(asked.getByText("Invited by bo Berg")).toBeVisible();
        await acme.ann.post(`${acme.path}/invitations/${invited.body.id}/approve`);
        await expect(asked).toBeHidden();
    },
);

story(
    "a member's home says as what one is here and whom to ask; the help page, too (S4-31)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("bo@acme.test");
        const notice = "For information only, no legal advice.";
        await acme.ann.patch(acme.path, { support: { name: "Kay", email: "kay@acme.test" } });
        await acme.ann.patch(`${acme.path}/settings`, { notice });
        await signIn(page, kith, "bo@acme.test");
        await expect(heading(page, "What you can do here")).toBeVisible();
        await expect(page.getByRole("link", { name: "kay@acme.test" })).toBeVisible();
        await expect(page.getByText("steps left")).toBeHidden();
        await page.getByRole("link", { name: "Help", exact: true }).click();
        await page.getByText("I forgot my password.").click();
        await expect(page.getByText("works once and within an hour")).toBeVisible();

        await page.context().clearCookies();
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/help`);
        await expect(page.getByText(notice)).toBeVisible();
    },
);

story(
    "without a network the page says so, and takes it back",
    { tag: "@browser" },
    async ({ kith, acme, page, context }) => {
        await signIn(page, kith, acme.ann.email);
        await context.setOffline(true);
        await expect(page.getByText("You are offline. What you typed stays here.")).toBeVisible();
        await context.setOffline(false);
        await expect(page.getByText("You are offline.")).toBeHidden();
    },
);
