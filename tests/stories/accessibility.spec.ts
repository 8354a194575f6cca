// Every page, light and dark: nothing for axe to report, nothing against the content security
// policy, nothing in the console.
import type { Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { complaintsOf, fillRow, openInvitePage, signIn } from "../support/browser";
import { askToJoin, choosePassword, openLink, proveDomain } from "../support/joining";
import { password } from "../support/kith";
import { expect, story } from "../support/story";

const day = 24 * 60 * 60;

async function expectNothingWrong(page: Page, complaints: string[]) {
    await page.evaluate(() => document.fonts.ready);
    expect(await barriersOf(page), page.url()).toEqual([]);
    expect(complaints, page.url()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
        story.describe(`${colorScheme}, ${width} px wide`, { tag: "@browser" }, () => {
            story.use({
                colorScheme,
                viewport: { width, height: 900 },
            });

            story("set-up page", async ({ kith, page }) => {
                const complaints = complaintsOf(page);
                await page.goto(kith.setupUrl);
                await expect(page.getByRole("heading", { name: "Set up Kith" })).toBeVisible();
                await expectNothingWrong(page, complaints);
            });

            story("pages without a session", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const heading = (name: string) => page.getByRole("heading", { name });

                await page.goto(`${kith.url}/setup`);
                await expect(heading("Kith is set up")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/signin`);
                await page.getByLabel("E-mail or username").fill("nobody@acme.test");
                await page.getByLabel("Password", { exact: true }).fill("not the password");
                await page.getByRole("button", { name: "Sign in" }).click();
                await expect(page.getByRole("alert")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await acme.invite("bo@acme.test");
                const link = await kith.invitationLinkTo("bo@acme.test");
                await page.goto(link);
                await expect(heading("Join Acme")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Decline" }).click();
                await expect(heading("Decline the invitation?")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Back" }).click();
                await page.getByRole("button", { name: "Accept the invitation" }).click();
                await page.getByLabel("Password", { exact: true }).fill(password);
                await page.getByRole("button", { name: "Complete registration" }).click();
                await expect(page.getByText("The two passwords differ.")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await proveDomain(acme, "acme.test");
                await page.context().clearCookies();
                await page.goto(`${kith.url}/s/acme`);
                await page.getByRole("button", { name: "Join with my e-mail address" }).click();
                await expectNothingWrong(page, complaints);
                const around = await openLink(acme, { needs_approval: true });
                await page.goto(around.url);
                await askToJoin(page, { first_name: "Cy", last_name: "Oz", email: "cy@x.test" });
                await expectNothingWrong(page, complaints);
                await page.goto(await kith.signUpLinkTo("cy@x.test"));
                await choosePassword(page);
                await expect(heading("An administrator has to approve")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/s/nowhere`);
                await expect(heading("No such account")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/forgot`);
                await page.getByLabel("E-mail or username").fill(acme.ann.email);
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Send the link" }).click();
                await expect(page.getByRole("button", { name: "Send the link" })).toBeHidden();
                await expectNothingWrong(page, complaints);
                await page.goto(await kith.resetLinkTo(acme.ann.email));
                await expect(heading("Choose a new password")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.goto(`${kith.url}/help/sign-up`);
                await expect(heading("Sign up guide for users")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.goto(`${kith.url}/confirm/unknown`);
                await expect(heading("Confirm your address")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Confirm the address" }).click();
                await expect(heading("This link does not work")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await kith.advance(8 * day);
                await page.goto(link);
                await expect(heading("Invitation expired")).toBeVisible();
                await expectNothingWrong(page, complaints);
            });

            story("pages of an administrator", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const heading = (name: string) => page.getByRole("heading", { name, exact: true });
                await acme.colleague("bo@acme.test", { roles: ["manager"] });
                await acme.invite("cy@acme.test");
                await signIn(page, kith, "ann@acme.test");
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/users`);
                await expect(page.getByRole("cell", { name: "bo@acme.test" })).toBeVisible();
                await expect(page.getByText("cy@acme.test")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.getByRole("switch", { name: /^Allow users to signup/ }).click();
                await expect(page.getByRole("button", { name: "Confirm" })).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.keyboard.press("Escape");
                await expect(page.getByRole("dialog")).toBeHidden();

                await page.getByRole("button", { name: /^User menu of / }).click();
                await expect(page.getByRole("menu")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await proveDomain(acme, "acme.test");
                await acme.ann.post(`${acme.path}/domains`, { name: "acme.example" });
                await openLink(acme, { name: "Trade fair", max_uses: 9, domain: "acme.test" });
                await page.goto(`${kith.url}/manage/ways-in`);
                await expect(page.getByText("0 of 9 have come")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Change Trade fair" }).click();
                await expect(page.getByLabel("Name (optional)")).toBeFocused();
                await expectNothingWrong(page, complaints);

                await acme.ann.post(`${acme.path}/roles`, { name: "Desk", permissions: [] });
                await page.goto(`${kith.url}/manage/roles?who=users.manage`);
                await expect(page.getByRole("button", { name: /^Edit the role/ })).toBeVisible();
                await expect(page.getByText("as Legal representative")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: /^Edit the role/ }).click();
                await expect(page.getByLabel("Name of the role")).toBeFocused();
                await expectNothingWrong(page, complaints);

                const team = await acme.ann.post(`${acme.path}/teams`, { name: "Sales" });
                await page.goto(`${kith.url}/manage/teams`);
                await expect(page.getByRole("link", { name: "Sales" })).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.goto(`${kith.url}/manage/teams/${team.body.id}`);
                await expect(page.getByRole("button", { name: /^Remove Ann Lee/ })).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Add people" }).click();
                await expect(page.getByRole("checkbox", { name: "bo Berg" })).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/activity`);
                await expect(page.getByRole("listitem").nth(3)).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/profile`);
                await expect(heading("My profile and sign-in")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/help`);
                await page.getByText("What does inactive mean?").click();
                await expectNothingWrong(page, complaints);
                await page.getByRole("link", { name: "Add a user to a product" }).click();
                await expect(heading("Add a user to a product")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/nowhere`);
                await expect(heading("Page not found")).toBeVisible();
                await expectNothingWrong(page, complaints);
            });

            story("imports", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                await signIn(page, kith, "ann@acme.test");
                await page.goto(`${kith.url}/users/import`);
                await expect(page.getByText("Drop a file here")).toBeVisible();
                await expectNothingWrong(page, complaints);
                const file = "first_name,last_name,email\nBo,Berg,bo@acme.test\nCy,Chan,no address\n";
                const buffer = Buffer.from(file);
                const chosen = { name: "Staff.csv", mimeType: "text/csv", buffer };
                await page.locator("input[type=file]").setInputFiles(chosen);
                await expect(page.getByText("Email: This is not an e-mail address.")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Import 1 person" }).click();
                await page.getByRole("button", { name: "Undo", exact: true }).click();
                await expect(page.getByRole("dialog")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
                await expect(page.getByText("1 line was taken back.")).toBeVisible();
                await expectNothingWrong(page, complaints);
                expect(await acme.ann.get(`${acme.path}/jobs`)).toAnswer(200);
            });

            story("invitations, and the page that invites", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const heading = (name: string) => page.getByRole("heading", { name, exact: true });
                await acme.invite("cy@acme.test");
                await signIn(page, kith, "ann@acme.test");
                await page.goto(`${kith.url}/users`);
                await page.getByRole("button", { name: "More for cy Berg" }).click();
                await expect(page.getByRole("menu")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("menuitem", { name: "Revoke" }).click();
                await expect(heading("Revoke this invitation?")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Cancel" }).click();

                await openInvitePage(page, kith, acme);
                await expectNothingWrong(page, complaints);
                await fillRow(page, 1, { email: "cy@acme.test", licenses: ["Kith Suite"] });
                await page.getByRole("button", { name: "Send Invites" }).click();
                await expect(page.getByText("All fields are mandatory.")).toBeVisible();
                await expect(page.getByText("has a pending invitation already")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "More options for one person" }).click();
                await expect(heading("Invite one person")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.keyboard.press("Escape");
                await expect(page.getByRole("dialog")).toBeHidden();
            });

            story("pages of the Manager", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const heading = (name: string) => page.getByRole("heading", { name, exact: true });
                await acme.add("bo@acme.test", { licenses: ["suite"] });
                await acme.invite("cy@acme.test", { licenses: ["suite"] });
                await signIn(page, kith, "ann@acme.test");
                await page.goto(`${kith.url}/manage`);
                await expect(heading("Manager")).toBeVisible();
                await page.getByRole("button", { name: "Apps" }).click();
                await expect(page.getByRole("menuitem", { name: "Manager" })).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/manage/admin`);
                await expect(page.getByLabel("Name of the account")).toHaveValue("Acme");
                await expect(page.getByRole("radio", { name: /^With approval/ })).toBeVisible();
                await expectNothingWrong(page, complaints);

                const suite = `${kith.url}/manage/products/suite`;
                await page.goto(suite);
                await expect(page.getByRole("cell", { name: "bo@acme.test" })).toBeVisible();
                await expect(page.getByText("cy@acme.test")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.goto(`${suite}?tab=ledger`);
                await expect(page.getByRole("img", { name: /^Who held/ })).toContainText("Seat 2");
                await expectNothingWrong(page, complaints);
                await page.goto(`${suite}?tab=unused`);
                await expect(page.getByText("Everybody with a license has been here.")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.goto(`${suite}?tab=settings`);
                await expect(page.getByText("Ann Lee")).toBeVisible();
                await expectNothingWrong(page, complaints);
            });

            story("the wizard of a product, and what became of an invitation", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const next = page.getByRole("button", { name: "Next", exact: true });
                await acme.invite("cy@acme.test");
                await signIn(page, kith, "ann@acme.test");
                await page.goto(`${kith.url}/manage/products/suite?add=true`);
                await expect(page.getByRole("dialog")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByRole("radio", { name: /^Add an existing user/ }).check();
                await next.click();
                await expect(page.getByText("ann@acme.test")).toBeVisible();
                await page.mouse.move(0, 0); // off the button, whose tooltip says why it is off
                await expect(page.getByRole("tooltip")).toHaveCount(0);
                await expectNothingWrong(page, complaints);
                await page.getByRole("button", { name: "Back" }).click();
                await page.getByRole("radio", { name: /^Create a Suite user/ }).check();
                await next.click();
                await next.click();
                await expect(page.getByLabel("First name")).toBeFocused();
                await expectNothingWrong(page, complaints);
                await page.getByLabel("First name").fill("Cy");
                await page.getByLabel("Last name").fill("Berg");
                await next.click();
                await page.getByLabel("Existing email address").fill("cy@acme.test");
                await page.getByRole("button", { name: "Invite", exact: true }).click();
                await expect(page.getByText("has a pending invitation already")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.getByLabel("Existing email address").fill("new@acme.test");
                await page.getByRole("button", { name: "Invite", exact: true }).click();
                await expect(page.getByText("Invite has been sent")).toBeVisible();
                await expectNothingWrong(page, complaints);

                await page.goto(`${kith.url}/users`);
                await page.getByRole("button", { name: "History of the invitation to cy Berg", exact: true }).click();
                await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
                await expectNothingWrong(page, complaints);
            });

            story("orders, accounting and the server", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const order = { product: "suite", quantity: 5 };
                const { id } = (await acme.ann.post(`${acme.path}/orders`, order)).body;
                await acme.ann.post(`${acme.path}/orders/${id}/approve`);
                await acme.ann.post(`${acme.path}/orders`, { ...order, note: "For the new team" });
                await signIn(page, kith, acme.ann.email);
                const pages = {
                    "/manage/orders": "For the new team",
                    "/manage/orders?order=voice": "You have 3 licenses now.",
                    "/manage/accounting": "Order 1",
                    [`/manage/accounting/documents/${id}`]: "Confirmation of order",
                    "/instance": "Kith Suite: 0 of 8 used",
                    "/instance/orders": "For the new team",
                    "/instance/products": "3 licenses",
                    "/instance/health": "No mail server is configured",
                };
                for (const [path, text] of Object.entries(pages)) {
                    await page.goto(kith.url + path);
                    await expect(page.getByText(text).first()).toBeVisible();
                    await expectNothingWrong(page, complaints);
                }
                const dialogs = [
                    ["/instance", "Set the licenses of Acme", "Licenses of Acme"],
                    ["/instance/orders", "Reject 5 × Kith Suite", "Reject the order?"],
                    ["/instance/products", "Edit Kith Suite", "Edit the product"],
                ] as const;
                for (const [path, button, title] of dialogs) {
                    await page.goto(kith.url + path);
                    await page.getByRole("button", { name: button }).click();
                    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
                    await expectNothingWrong(page, complaints);
                }
            });

            story("pages of a plain user", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const heading = (name: string) => page.getByRole("heading", { name });
                await acme.colleague("bo@acme.test");
                const beta = (await acme.ann.post("/accounts", { name: "Beta" })).body.id;
                const bo = { first_name: "Bo", last_name: "Berg", email: "bo@acme.test" };
                await acme.ann.post(`/accounts/${beta}/users`, bo);
                await signIn(page, kith, "bo@acme.test");
                await expect(heading("You are asked to join")).toBeVisible();
                await expectNothingWrong(page, complaints);
                await page.goto(`${kith.url}/activity`);
                await expect(page.getByRole("heading", { name: "You are not allowed to see this page" })).toBeVisible();
                await expectNothingWrong(page, complaints);
            });

            story("looking with other eyes", async ({ kith, acme, page }) => {
                const complaints = complaintsOf(page);
                const { id } = (await acme.add("bo@acme.test")).body;
                await signIn(page, kith, acme.ann.email);
                await page.goto(`${kith.url}/users?edit=${id}`);
                await page.getByRole("button", { name: "View as bo Berg" }).click();
                await expect(page.getByText("You see Kith as bo Berg (User).")).toBeVisible();
                await expectNothingWrong(page, complaints);
            });
        });
    }
}

story(
    "the keyboard alone: skip link, dialog and back to the switch",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        await expect(page.getByRole("heading", { name: "User Management" })).toBeVisible();
        await page.keyboard.press("Tab");
        await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
        await page.keyboard.press("Enter");
        await expect(page.getByRole("main")).toBeFocused();
        await page.keyboard.press("Tab");
        await expect(page.getByRole("button", { name: "+ Invite User" })).toBeFocused();
        await page.keyboard.press("Tab");
        await expect(page.getByRole("button", { name: "Add user" })).toBeFocused();
        await page.keyboard.press("Tab");
        await expect(page.getByRole("button", { name: "Import" })).toBeFocused();
        await page.keyboard.press("Tab");
        const signup = page.getByRole("switch", { name: /^Allow users to signup/ });
        await expect(signup).toBeFocused();
        await page.keyboard.press("Space");
        await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(signup).toBeFocused();
        await expect(signup).toBeChecked();
    },
);

story(
    "the keyboard alone: a window of the page that invites, and back to its button",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await openInvitePage(page, kith, acme);
        await page.reload();
        await expect(page.getByRole("heading", { name: "Invite User" })).toBeVisible();
        const alone = page.getByRole("button", { name: "More options for one person" });
        await alone.focus();
        await page.keyboard.press("Enter");
        await expect(page.getByRole("dialog").getByLabel("First name")).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(alone).toBeFocused();
    },
);
