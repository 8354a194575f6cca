// An administrator invites a list of people, and looks after what is pending. Rows S4-06 and
// S4-11..S4-19 (the page Invite User), S1-17..S1-20 and C-02 (the section Pending).
import { expect as plain, type Page } from "@playwright/test";
import { cell, exported, fill, fillRow, openInvitePage, signIn } from "../support/browser";
import type { Acme } from "../support/acme";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const ada = {
    name: "Ada Lovelace",
    email: "ada@x.test",
    roles: ["User"],
    licenses: ["Kith Suite"],
};
const cy = { name: "Cy", email: "cy@x.test", roles: ["Admin"], licenses: ["Kith Voice"] };

const sendButton = (page: Page) => page.getByRole("button", { name: "Send Invites" });
const tile = (page: Page, product: string) =>
    page.getByRole("list", { name: "Licenses left" }).getByText(product).locator("..");
const license = (page: Page, row: number, product: string) => cell(page, "Licenses", row).getByLabel(product);

async function begin(page: Page, kith: Kith, acme: Acme): Promise<void> {
    await signIn(page, kith, acme.ann.email);
    await openInvitePage(page, kith, acme);
}

async function paste(page: Page, row: number, text: string): Promise<void> {
    await cell(page, "Name", row).focus();
    await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        const event = new ClipboardEvent("paste", {
            clipboardData,
            bubbles: true,
            cancelable: true,
        });
        document.activeElement?.dispatchEvent(event);
    }, text);
}

/** The row of one invitation; its answers stand in the same group. */
function rowOf(page: Page, email: string) {
    return page
        .getByRole("table", { name: /Pending|Accepted|Expired|Revoked|Declined/ })
        .getByRole("rowgroup")
        .filter({ hasText: email });
}

async function idOf(acme: Acme, email: string, state = "pending"): Promise<string> {
    const { body } = await acme.ann.get(`${acme.path}/invitations?state=${state}&limit=200`);
    return body.items.find((item: { email: string }) => item.email === email).id;
}

story.describe("the page Invite User", { tag: "@browser" }, () => {
    story("is closed while people may sign up alone (S4-06)", async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users/invite`);
        await expect(page.getByRole("heading", { name: "User Management" })).toBeVisible();
        expect(new URL(page.url()).searchParams.get("notice")).toBe("signup_on");

        await openInvitePage(page, kith, acme);
        await fillRow(page, 1, ada);
        await acme.ann.patch(`${acme.path}/settings`, { auto_signup: true });
        await expect(page.getByRole("heading", { name: "User Management" })).toBeVisible();
        await openInvitePage(page, kith, acme);
        await expect(cell(page, "Email", 1)).toHaveValue(ada.email);
    });

    story("counts licenses down while ticking (S4-11, S4-12)", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await expect(tile(page, "Kith Suite")).toContainText("3 available of 3 (0 reserved)");
        for (const field of ["Name", "Email", "Roles", "Licenses"]) {
            await expect(page.getByRole("columnheader", { name: field, exact: true })).toBeVisible();
        }
        for (const role of ["Admin", "Team manager", "User"]) {
            await expect(cell(page, "Roles", 1).getByLabel(role, { exact: true })).toBeVisible();
        }
        await page.getByRole("button", { name: "Add another" }).click();
        for (const row of [1, 2, 3]) await license(page, row, "Kith Suite").check();
        await expect(tile(page, "Kith Suite")).toContainText("0 available of 3 (0 reserved)");

        const used = license(page, 4, "Kith Suite");
        await expect(used).toHaveAttribute("aria-disabled", "true");
        await expect(used).toHaveAccessibleDescription(/This list uses all available Kith Suite licenses\./);
        await used.focus();
        await page.keyboard.press("Space");
        await expect(used).not.toBeChecked();
        await license(page, 1, "Kith Suite").uncheck();
        await used.check();
    });

    story("hears of licenses that others take (S4-11)", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        for (const row of [1, 2, 3]) await license(page, row, "Kith Suite").check();
        await acme.invite("other@x.test", { licenses: ["suite"] });
        await expect(tile(page, "Kith Suite")).toContainText("0 available of 3 (1 reserved)");
        await expect(tile(page, "Kith Suite")).toContainText("1 is ticked more than there is.");
    });

    story("wants all four fields, and at least one row (S4-13)", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await sendButton(page).click();
        await expect(page.getByRole("alert")).toHaveText("Fill in at least one row.");
        await expect(cell(page, "Name", 1)).toBeFocused();

        await fillRow(page, 2, { name: "   ", email: "bo@x.test" });
        await sendButton(page).click();
        await expect(page.getByText("All fields are mandatory.")).toHaveCount(1);
        await expect(cell(page, "Name", 2)).toHaveAttribute("aria-invalid", "true");
        await expect(cell(page, "Name", 2)).toBeFocused();
        await expect(cell(page, "Name", 2)).toHaveAccessibleDescription(/All fields are mandatory/);
        await expect(cell(page, "Email", 2)).not.toHaveAttribute("aria-invalid", "true");
        await expect(license(page, 2, "Kith Voice")).toHaveAttribute("aria-invalid", "true");
        await expect(cell(page, "Name", 1)).not.toHaveAttribute("aria-invalid", "true");
        expect(await acme.emails("pending", "invitations")).toEqual([]);
    });

    story("sends all rows and starts anew (S4-14, S4-15)", { tag: "@both" }, async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await fillRow(page, 1, ada);
        await fillRow(page, 3, cy);
        await sendButton(page).click();
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
        await expect(cell(page, "Name", 1)).toHaveValue("");
        await expect(cell(page, "Name", 1)).toBeFocused();
        await expect(tile(page, "Kith Suite")).toContainText("2 available of 3 (1 reserved)");
        expect((await acme.emails("pending", "invitations")).sort()).toEqual([ada.email, cy.email]);
        const [mail] = await kith.mailTo(ada.email);
        expect(mail?.text).toContain("Kith Suite");

        await page.getByRole("button", { name: "Show", exact: true }).click();
        await expect(rowOf(page, cy.email)).toContainText("Administrator");
        await expect(rowOf(page, ada.email)).toContainText("Kith Suite");
    });

    story("says at the row what the server refuses (S4-14)", async ({ kith, acme, page }) => {
        await acme.colleague("bo@x.test");
        await begin(page, kith, acme);
        await fillRow(page, 1, ada);
        await fillRow(page, 3, { ...cy, email: "bo@x.test" });
        await expect(page.getByText(/is a member of this account already/)).toBeVisible();
        await sendButton(page).click();
        await expect(cell(page, "Email", 3)).toHaveAttribute("aria-invalid", "true");
        await expect(cell(page, "Email", 3)).toBeFocused();
        await expect(cell(page, "Email", 1)).not.toHaveAttribute("aria-invalid", "true");
        await expect(cell(page, "Name", 1)).toHaveValue(ada.name);
        expect(await acme.emails("pending", "invitations")).toEqual([]);
    });

    story("knows people while they are typed (S4-14)", async ({ kith, acme, page }) => {
        await acme.add("dee@x.test");
        const dee = await acme.user("dee@x.test");
        await acme.ann.patch(`${acme.path}/users/${dee.id}`, { active: false });
        await acme.invite("eve@x.test");
        await begin(page, kith, acme);
        await fillRow(page, 1, { email: "Dee@x.test" });
        await expect(page.getByText(/is an inactive user of this account/)).toBeVisible();
        await expect(page.getByRole("link", { name: "Edit" })).toHaveAttribute("href", new RegExp(`edit=${dee.id}`));
        await fillRow(page, 2, { email: "eve@x.test" });
        await expect(page.getByText("eve Berg has a pending invitation already.")).toBeVisible();
        await fillRow(page, 3, { email: "eve@x.test" });
        await expect(page.getByText("This address stands in row 2 already.")).toBeVisible();
        await fillRow(page, 1, { email: acme.ann.email });
        await expect(page.getByText("This is your own address.")).toBeVisible();
    });

    story("adds rows as far as licenses go (S4-17)", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        const names = page.getByRole("textbox", { name: /^Name, row / });
        const add = page.getByRole("button", { name: "Add another" });
        await expect(names).toHaveCount(3);
        for (let more = 0; more < 3; more += 1) await add.click();
        await expect(names).toHaveCount(6);
        await expect(add).toHaveAttribute("aria-disabled", "true");
        await expect(add).toHaveAccessibleDescription(/There are 6 licenses left/);
        await add.click({ force: true });
        await expect(names).toHaveCount(6);

        for (let row = 6; row > 1; row -= 1) {
            await page.getByRole("button", { name: `Remove row ${row}` }).click();
        }
        await expect(names).toHaveCount(1);
        const last = page.getByRole("button", { name: "Remove row 1" });
        await expect(last).toHaveAttribute("aria-disabled", "true");
        await last.click({ force: true });
        await expect(names).toHaveCount(1);
    });

    story("without any license left offers another way (S4-17)", async ({ kith, acme, page }) => {
        for (const product of ["suite", "voice"]) {
            for (const number of [1, 2, 3]) {
                await acme.invite(`${product}${number}@x.test`, { licenses: [product] });
            }
        }
        await acme.ann.patch(acme.path, {
            support: { name: "Kim", email: "help@acme.test", phone: "555 0100" },
        });
        await begin(page, kith, acme);
        await expect(
            page.getByText(
                "All available Kith Suite licenses have been assigned. " +
                    "Please contact Kim at help@acme.test or 555 0100 to get more licenses.",
            ),
        ).toBeVisible();
        await expect(cell(page, "Name", 1)).toBeDisabled();
        await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");

        await page.getByRole("button", { name: "Add without a license" }).click();
        const dialog = page.getByRole("dialog");
        await fill(dialog, {
            "First name": "Flo",
            "Last name": "Fox",
            "E-mail": "flo@x.test",
            "Personal message (optional)": "See you on Monday.",
        });
        await dialog.getByLabel("Only this address may accept").uncheck();
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
        const { body } = await acme.ann.get(`${acme.path}/invitations?state=pending&limit=1`);
        expect(body.items).toMatchObject([
            {
                email: "flo@x.test",
                licenses: [],
                force_email: false,
                message: "See you on Monday.",
            },
        ]);
    });

    story("Reset clears at once and can be undone (S4-18)", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await fillRow(page, 1, ada);
        await page.getByRole("button", { name: "Add another" }).click();
        await fillRow(page, 4, cy);
        await page.getByTitle("Reset").click();
        const names = page.getByRole("textbox", { name: /^Name, row / });
        await expect(names).toHaveCount(3);
        await expect(cell(page, "Name", 1)).toHaveValue("");
        await expect(license(page, 1, "Kith Suite")).not.toBeChecked();
        await expect(tile(page, "Kith Suite")).toContainText("3 available");

        await page.getByRole("button", { name: "Undo" }).click();
        await expect(names).toHaveCount(4);
        await expect(cell(page, "Email", 1)).toHaveValue(ada.email);
        await expect(cell(page, "Email", 4)).toHaveValue(cy.email);
        await expect(license(page, 1, "Kith Suite")).toBeChecked();
    });

    story("keeps what was typed through a reload", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await fillRow(page, 2, ada);
        await page.reload();
        await expect(cell(page, "Name", 2)).toHaveValue(ada.name);
        await expect(cell(page, "Roles", 2).getByLabel("User", { exact: true })).toBeChecked();
        await expect(license(page, 2, "Kith Suite")).toBeChecked();
    });

    story("takes lines out of a spreadsheet or a mail (S4-12)", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await paste(
            page,
            1,
            "Name\tEmail\tRoles\tLicenses\nAda Lovelace\tada@x.test\tAdmin\tKith Voice\n" + "Bo\tBerg\tbo@x.test",
        );
        await expect(page.getByText("2 rows filled", { exact: true })).toBeVisible();
        await expect(cell(page, "Name", 1)).toHaveValue("Ada Lovelace");
        await expect(cell(page, "Roles", 1).getByLabel("Admin")).toBeChecked();
        await expect(license(page, 1, "Kith Voice")).toBeChecked();
        await expect(cell(page, "Name", 2)).toHaveValue("Bo Berg");
        await expect(cell(page, "Email", 2)).toHaveValue("bo@x.test");

        await fillRow(page, 2, { roles: ["User"], licenses: ["Kith Suite"] });
        const many = Array.from({ length: 7 }, (_, i) => `"Doe, P${i}" <p${i}@x.test>`).join("\n");
        await paste(page, 2, many);
        await expect(page.getByText("5 rows filled; 2 lines did not fit the licenses left")).toBeVisible();
        await expect(cell(page, "Name", 6)).toHaveValue("P4 Doe");
        await expect(cell(page, "Roles", 6).getByLabel("User", { exact: true })).toBeChecked();
        // Only three of them can have a license of the pool of the row that was pasted into.
        await expect(license(page, 4, "Kith Suite")).toBeChecked();
        await expect(license(page, 5, "Kith Suite")).not.toBeChecked();
        await page.getByRole("button", { name: "Undo" }).last().click();
        await expect(cell(page, "Name", 2)).toHaveValue("Bo Berg");
    });

    story("goes by the keys: down with Enter, sent with Ctrl", async ({ kith, acme, page }) => {
        await begin(page, kith, acme);
        await fillRow(page, 1, ada);
        await cell(page, "Email", 1).press("Enter");
        await expect(cell(page, "Email", 2)).toBeFocused();
        await page.keyboard.press("Control+Enter");
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
    });

    story("links a guide for newcomers (S4-19)", async ({ kith, acme, page, context }) => {
        await context.grantPermissions(["clipboard-read", "clipboard-write"]);
        await begin(page, kith, acme);
        const guide = page.getByRole("link", { name: "Sign up guide for users" });
        await expect(guide).toHaveAttribute("href", `${kith.url}/help/sign-up`);
        await page.getByRole("button", { name: "Copy: Sign up guide for users" }).click();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(`${kith.url}/help/sign-up`);

        await context.clearCookies();
        await page.goto(copied);
        await expect(page.getByRole("heading", { name: "Sign up guide for users" })).toBeVisible();
        expect((await page.request.get(copied)).status()).toBe(200);
    });

    story("links the account's own guide (S4-19)", async ({ kith, acme, page }) => {
        const signup_help_url = "https://help.example.test/sign-up";
        await acme.ann.patch(`${acme.path}/settings`, { signup_help_url });
        await begin(page, kith, acme);
        const guide = page.getByRole("link", { name: "Sign up guide for users" });
        await expect(guide).toHaveAttribute("href", signup_help_url);
    });
});

story.describe("the section Pending", { tag: "@browser" }, () => {
    async function open(page: Page, kith: Kith, acme: Acme, search = ""): Promise<void> {
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users${search}`);
    }

    story("tells all there is (S1-17, S4-15)", async ({ kith, acme, page }) => {
        await acme.invite("eve@x.test", { roles: ["manager"], licenses: ["suite"] });
        await open(page, kith, acme);
        const row = rowOf(page, "eve@x.test");
        for (const part of ["eve Berg", "User, Team manager", "Kith Suite", "Ann Lee", "in 7 days", "Pending"]) {
            await expect(row).toContainText(part);
        }
        await expect(row).toContainText(/Mail (is waiting to be sent|handed over)/);
    });

    story("follows the invited person live (S4-16, S1-20)", { tag: "@both" }, async ({ kith, acme, page, browser }) => {
        await acme.invite("eve@x.test");
        await open(page, kith, acme);
        await expect(rowOf(page, "eve@x.test")).toBeVisible();

        const other = await browser.newContext();
        const eve = await other.newPage();
        await eve.goto(await kith.invitationLinkTo("eve@x.test"));
        await expect(rowOf(page, "eve@x.test")).toContainText("Opened now");
        await other.close();

        const token = await kith.invitationTokenTo("eve@x.test");
        const person = kith.somebody("eve@x.test");
        const accepted = await person.post(`/public/invitations/${token}/accept`, {
            first_name: "Eve",
            last_name: "Berg",
            password,
        });
        expect(accepted).toAnswer(201);
        await expect(page.getByText("No invitations are waiting")).toBeVisible();
        await expect(page.getByRole("cell", { name: "eve@x.test" })).toBeVisible();
        await page.getByRole("button", { name: "Accepted" }).click();
        await expect(rowOf(page, "eve@x.test")).toContainText("Accepted");
        expect(page.url()).toContain("invitations=accepted");
        await page.reload();
        await expect(rowOf(page, "eve@x.test")).toContainText("Accepted");
    });

    story("resends, and says at the row when it may not (S1-17)", async ({ kith, acme, page }) => {
        await acme.invite("eve@x.test");
        await open(page, kith, acme);
        const resend = page.getByRole("button", { name: "Resend the invitation to eve Berg" });
        for (let mails = 2; mails <= 5; mails += 1) {
            await resend.click();
            await plain.poll(async () => (await kith.mailTo("eve@x.test")).length).toBe(mails);
        }
        await resend.click();
        await expect(rowOf(page, "eve@x.test").getByRole("alert")).toContainText(
            "eve Berg got five mails about this invitation today.",
        );
    });

    story("copies the link, and replaces it (S1-17)", async ({ kith, acme, page, context }) => {
        await context.grantPermissions(["clipboard-read", "clipboard-write"]);
        await acme.invite("eve@x.test");
        const mailed = await kith.invitationTokenTo("eve@x.test");
        await open(page, kith, acme);
        const more = page.getByRole("button", { name: "More for eve Berg" });
        await more.click();
        await page.getByRole("menuitem", { name: "Copy link" }).click();
        await expect(page.getByText("The link for eve Berg has been copied")).toBeVisible();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        const tokenOf = (url: string) => new URL(url).pathname.split("/").at(-1);
        expect(tokenOf(copied)).not.toBe(mailed);
        const look = (token: string | undefined) => kith.somebody().get(`/public/invitations/${token}`);
        expect(await look(tokenOf(copied))).toAnswer(200);

        await more.click();
        await page.getByRole("menuitem", { name: "New link" }).click();
        await expect(page.getByRole("heading", { name: "Replace the link?" })).toBeVisible();
        await page.getByRole("button", { name: "Make a new link" }).click();
        const shown = await rowOf(page, "eve@x.test").locator("code").textContent();
        expect(await look(tokenOf(shown ?? ""))).toAnswer(200);
        expect(await look(mailed)).toBeRefused(410, "invitation_revoked");
        expect(await look(tokenOf(copied))).toBeRefused(410, "invitation_revoked");
        await expect(more).toBeFocused();
    });

    story("revokes after asking, and frees the license (S1-17, S4-33)", async ({ kith, acme, page }) => {
        await acme.invite("eve@x.test", { licenses: ["suite"] });
        await open(page, kith, acme);
        await page.getByRole("button", { name: "More for eve Berg" }).click();
        await page.getByRole("menuitem", { name: "Revoke" }).click();
        await page.getByRole("button", { name: "Revoke invitation" }).click();
        await expect(page.getByText("No invitations are waiting")).toBeVisible();
        expect(await acme.emails("revoked", "invitations")).toEqual(["eve@x.test"]);
        expect((await acme.licenses("suite")).reserved).toBe(0);
        await page.getByRole("button", { name: "Revoked" }).click();
        const revoked = await exported(page, page.getByRole("region", { name: "Revoked" }));
        expect(revoked).toHaveLength(2);
        expect(revoked[1]).toContain(",eve@x.test,user,suite,,revoked,");
        await rowOf(page, "eve@x.test").getByRole("button", { name: "Invite again" }).click();
        await expect(page).toHaveURL(/notice=signup_on/);
        await openInvitePage(page, kith, acme);
        await expect(cell(page, "Email", 1)).toHaveValue("eve@x.test");
        await sendButton(page).click();
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
    });

    story("approves and refuses those whom users invite (C-02)", async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@x.test");
        for (const email of ["eve@x.test", "fay@x.test"]) {
            const person = {
                kind: "internal",
                first_name: email.slice(0, 3),
                last_name: "Fox",
                email,
            };
            expect(await bo.post(`${acme.path}/invitations`, person)).toAnswer(201);
        }
        await acme.invite("gus@x.test");
        const token = await kith.invitationTokenTo("eve@x.test");
        const eve = kith.somebody("eve@x.test");
        const name = { first_name: "Eve", last_name: "Fox", password };
        expect(await eve.post(`/public/invitations/${token}/accept`, name)).toAnswer(202);

        await open(page, kith, acme);
        // Newer ones do not push them down.
        const rows = page.getByRole("table", { name: "Pending" }).getByRole("rowgroup");
        await expect(rows.nth(1)).toContainText("Needs approval");
        await expect(rows.nth(2)).toContainText("Needs approval");
        await expect(rows.nth(3)).toContainText("gus@x.test");
        await expect(rowOf(page, "eve@x.test")).toContainText(
            "bo Berg invited eve Fox. An administrator has to approve before the user is added.",
        );

        await page.getByRole("button", { name: "Approve eve Fox" }).click();
        await expect(page.getByText("eve Fox has been approved")).toBeVisible();
        await expect(page.getByRole("cell", { name: "eve@x.test" })).toBeVisible();
        expect((await acme.user("eve@x.test")).state).toBe("active");

        await page.getByRole("button", { name: "Refuse fay Fox" }).click();
        await expect(page.getByRole("heading", { name: "Refuse this person?" })).toBeVisible();
        await page.getByRole("dialog").getByRole("button", { name: "Refuse" }).click();
        await expect(rowOf(page, "fay@x.test")).toBeHidden();
        expect(await acme.emails("revoked", "invitations")).toEqual(["fay@x.test"]);
    });

    story("sends all that have expired again (S1-17)", async ({ kith, acme, page }) => {
        await acme.invite("eve@x.test");
        await acme.invite("fay@x.test");
        await kith.advance(8 * 24 * 60 * 60);
        await acme.ann.signIn();
        await acme.invite("gus@x.test");
        await open(page, kith, acme, "?invitations=expired");
        await expect(rowOf(page, "eve@x.test")).toContainText("Expired");
        await page.getByRole("button", { name: "Resend all expired" }).click();
        await expect(page.getByText("2 invitations are on their way again")).toBeVisible();
        await expect(page.getByText("No invitation has expired.")).toBeVisible();
        expect((await acme.emails("pending", "invitations")).sort()).toEqual([
            "eve@x.test",
            "fay@x.test",
            "gus@x.test",
        ]);
    });

    story("a link in a mail leads to one invitation (S1-17)", async ({ kith, acme, page }) => {
        await acme.invite("eve@x.test");
        const id = await idOf(acme, "eve@x.test");
        for (let number = 0; number < 26; number += 1) await acme.invite(`p${number}@x.test`);
        await open(page, kith, acme, `?invitation=${id}`);
        const row = rowOf(page, "eve@x.test");
        await expect(row).toHaveAttribute("data-sought", "true");
        await expect(row).toBeInViewport();
        await expect(row.getByRole("row")).toBeFocused();

        await acme.ann.post(`${acme.path}/invitations/${id}/revoke`);
        await page.reload();
        await expect(page.getByRole("heading", { name: "Revoked", exact: true })).toBeVisible();
        await expect(row).toHaveAttribute("data-sought", "true");
    });
});
