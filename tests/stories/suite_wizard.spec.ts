// Walk-through 6 of the acceptance list: the wizard of a product, using without managing, and an
// account of one's own; by API on both engines, and by hand in two browsers.
import type { Browser, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { fill, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const eve = { first_name: "Eve", last_name: "Extern", email: "eve@ext.test" };

/** An administrator who is invited as the walk-through says; then no Suite license is left. */
async function cyWithoutFreeLicenses(acme: Acme): Promise<Person> {
    const cy = await acme.colleague("cy@acme.test", { roles: ["administrator"], licenses: ["suite"] });
    for (const email of ["one@acme.test", "two@acme.test"]) await acme.add(email, { licenses: ["suite"] });
    expect(await acme.licenses("suite")).toMatchObject({ available: 0 });
    return cy;
}

const suite = ({ path }: Acme) => `${path}/products/suite`;

story(
    "walk-through 6: the invitation of the wizard (S1-01, S1-06, S1-09, S1-12..17, S1-24, S1-25)",
    async ({ kith, acme }) => {
        const cy = await cyWithoutFreeLicenses(acme);
        const invite = { kind: "internal", ...eve, roles: ["user"], grants: { manage: ["voice"] } };
        const full = await cy.post(`${acme.path}/invitations`, { ...invite, licenses: ["suite"] });
        expect(full).toBeRefused(409, "no_licenses_available");

        // Automatic sign-up is on: it gates the grid, not the wizard.
        expect((await acme.ann.get(`${acme.path}/settings`)).body.auto_signup).toBe(true);
        const sent = await cy.post(`${acme.path}/invitations`, invite);
        expect(sent).toAnswer(201);
        expect(sent.body).toMatchObject({ state: "pending", force_email: true, licenses: [] });
        expect(await cy.post(`${acme.path}/invitations`, invite)).toBeRefused(409, "already_invited");
        expect(await kith.mailTo(eve.email)).toHaveLength(1);
        expect((await cy.get(`${suite(acme)}/users?total=true`)).body.total).toBe(3);

        const link = `/public/invitations/${await kith.invitationTokenTo(eve.email)}`;
        const person = kith.somebody(eve.email);
        const other = { ...eve, email: "other@ext.test", password };
        expect(await person.post(`${link}/accept`, other)).toBeRefused(409, "email_forced");
        const { email, ...names } = eve;
        expect(await person.post(`${link}/accept`, { ...names, password })).toAnswer(201);

        // Exactly what was granted: Voice is managed, Suite is not, and nothing is licensed.
        expect((await acme.user(email)).grants).toEqual({ manage: ["voice"], accounting: false });
        expect(await person.get(`${acme.path}/products/voice/users`)).toAnswer(200);
        expect(await person.get(`${suite(acme)}/users`)).toBeRefused(403, "forbidden");
        expect((await person.get(`${acme.path}/tools`)).body.items).toMatchObject([
            { slug: "suite", name: "Kith Suite", may_manage: false },
            { slug: "voice", name: "Kith Voice", may_manage: true },
        ]);
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 3, reserved: 0 });
    },
);

story("walk-through 6: an account of one's own shares nothing (S1-27, S1-28)", async ({ acme }) => {
    const person = await acme.colleague(eve.email);
    const founded = await person.post("/accounts", { name: "Eves" });
    expect(founded).toAnswer(201);
    const own = `/accounts/${founded.body.id}`;
    expect(await acme.ann.get(own)).toBeRefused(404, "not_found");
    expect((await person.get(`${own}/users`)).body.items).toMatchObject([{ email: eve.email }]);
    const pools = (await person.get(`${own}/products`)).body.items;
    expect(pools.map(({ available }: { available: number }) => available)).toEqual([3, 3]);
    for (const account of [acme.id, founded.body.id]) {
        const { items } = (await person.get(`/me/apps?account=${account}`)).body;
        expect(items).toEqual([{ slug: "manager", name: "Manager", url: "/manage" }]);
    }
    // Leaving one leaves the other.
    const { id } = await acme.user(eve.email);
    expect(await acme.ann.delete(`${acme.path}/users/${id}`)).toAnswer(204);
    expect(await person.get(own)).toAnswer(200);
    expect(await person.get(`/me/apps?account=${acme.id}`)).toBeRefused(404, "not_found");
});

story("walk-through 6: who is no administrator invites as the account decides (C-02)", async ({ kith, acme }) => {
    const bob = await acme.colleague("bob@acme.test");
    const invite = (email: string, more = {}) =>
        bob.post(`${acme.path}/invitations`, { kind: "internal", ...eve, email, ...more });
    const decide = (internal_invites_by_users: string) =>
        acme.ann.patch(`${acme.path}/settings`, { internal_invites_by_users });

    const asked = await invite("a@ext.test");
    expect(asked).toAnswer(201);
    expect(asked.body.approval).toBe("awaiting");
    await decide("direct");
    expect((await invite("b@ext.test")).body.approval).toBe("not_required");
    for (const more of [{ licenses: ["suite"] }, { grants: { manage: ["voice"] } }])
        expect(await invite("c@ext.test", more)).toBeRefused(403, "cannot_grant");
    await decide("off");
    expect(await invite("d@ext.test")).toBeRefused(403, "forbidden");
    expect(await kith.mailTo("d@ext.test")).toEqual([]);
});

/** Through the first two steps, up to the address. */
async function goToAddress(page: Page) {
    await page.getByRole("button", { name: "Add a user", exact: true }).click();
    const next = page.getByRole("button", { name: "Next", exact: true });
    await expect(next).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("radio", { name: /^Create a Suite user/ }).check();
    await next.click();
    await fill(page, { "First name": eve.first_name, "Last name": eve.last_name });
    await page.getByRole("group", { name: "May also manage" }).getByLabel("Kith Voice").check();
    await next.click();
    await expect(page.getByRole("heading", { name: "Which address is invited?" })).toBeVisible();
}

async function acceptUnderOwnAddress(browser: Browser, kith: Kith): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(await kith.invitationLinkTo(eve.email));
    await page.getByRole("button", { name: "Accept the invitation" }).click();
    await expect(page.getByLabel("E-mail", { exact: true })).toHaveAttribute("readonly", "");
    await fill(page, { Password: password, "Repeat password": password });
    await page.getByRole("button", { name: "Complete registration" }).click();
    await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
    return page;
}

story(
    "walk-through 6 in two browsers (S1-07..16, S1-24..28)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page, browser }) => {
        await cyWithoutFreeLicenses(acme);
        await signIn(page, kith, "cy@acme.test");
        await page.getByRole("link", { name: "Kith Suite" }).click();
        await expect(page.getByText("3 of 3 licenses used.")).toBeVisible();
        await goToAddress(page);

        // None is free: the toggle is off, and says why.
        const toggle = page.getByRole("switch", { name: "Add the user to Kith Suite" });
        await expect(toggle).toHaveAttribute("aria-disabled", "true");
        await expect(toggle).not.toBeChecked();
        const none = page.getByText(/^All available Kith Suite licenses have been assigned\./);
        await expect(none.first()).toBeVisible();
        const forced = page.getByRole("switch", { name: "Must sign in with this email address" });
        await expect(forced).toBeChecked();
        await page.getByLabel("Existing email address").fill(eve.email);
        await page.getByRole("button", { name: "Invite", exact: true }).click();
        await expect(page.getByRole("heading", { name: "Invite has been sent" })).toBeVisible();
        await page.getByRole("button", { name: "Done" }).click();

        const eves = await acceptUnderOwnAddress(browser, kith);
        const tools = eves.getByRole("navigation", { name: "Main menu" }).getByRole("group");
        await expect(tools.getByRole("link", { name: "Kith Voice" })).toBeVisible();
        await expect(tools.getByText("Kith Suite")).toBeVisible();
        await expect(tools.locator("a", { hasText: "Kith Suite" })).toHaveCount(0);
        await tools.getByRole("button", { name: "Kith Suite" }).hover();
        await expect(eves.getByRole("tooltip")).toHaveText(
            "You are not allowed to manage this product",
        );
        await eves.goto(`${kith.url}/manage/products/suite`);
        await expect(eves.getByRole("heading", { name: /not allowed to see this page/ })).toBeVisible();

        await eves.getByRole("button", { name: "Acme", exact: false }).first().click();
        await eves.getByRole("menuitem", { name: "Create my own account" }).click();
        await eves.getByLabel("Name of the account").fill("Eves");
        await eves.getByRole("button", { name: "Create account" }).click();
        await expect(eves.getByText("Eves is founded")).toBeVisible();
        const me = (await acme.ann.get("/me")).body;
        expect(me.memberships).toHaveLength(1);
        await expect(eves.getByRole("link", { name: "Admin", exact: true })).toBeVisible();
    },
);
