// Signing in by the account's own OpenID provider, a real one (npm oidc-provider).
// Rows S4-04, S4-05, S4-06, S4-07, S4-08, S4-09, S4-16; walk-through 2.
import type { Page } from "@playwright/test";
import { signIn } from "../support/browser";
import { IdentityProvider } from "../support/identity_provider";
import { proveDomain } from "../support/joining";
import { Kith, type Engine } from "../support/kith";
import { NameServer } from "../support/name_server";
import { expect, story as plain } from "../support/story";
import type { Acme } from "../support/acme";

const bob = {
    email: "bob@acme.test",
    email_verified: true,
    given_name: "Bob",
    family_name: "Ray",
};

type Company = { provider: IdentityProvider; names: NameServer };

const story = plain.extend<Company>({
    names: async ({}, use) => {
        const names = await NameServer.start();
        await use(names);
        await names.stop();
    },
    provider: async ({}, use) => {
        const provider = await IdentityProvider.start();
        provider.knows("bob", bob);
        await use(provider);
        await provider.stop();
    },
    kith: async ({ names, provider }, use, info) => {
        const kith = await Kith.start(info.project.name as Engine, [
            ...["--dns-servers", names.address],
            ...["--trusted-origins", provider.issuer],
        ]);
        await use(kith);
        await kith.stop();
        if (info.status !== info.expectedStatus) {
            await info.attach("kith.log", { body: kith.log, contentType: "text/plain" });
        }
    },
});

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

/** Set up on both sides, and switched on. */
async function connect(acme: Acme, provider: IdentityProvider, auth = "client_secret_basic") {
    const secret = auth === "private_key_jwt" ? {} : { client_secret: "s3cret: & + %" };
    const made = await acme.ann.post(`${acme.path}/identity-providers`, {
        ...{ preset: "generic", name: "Salesforce", address: provider.issuer, client_id: "kith" },
        ...{ client_auth: auth, ...secret },
    });
    expect(made).toAnswer(201);
    const { id, redirect_uri, backchannel_uri, jwks_uri } = made.body;
    provider.register({
        ...{ client_id: "kith", redirect_uris: [redirect_uri], ...secret },
        ...{ token_endpoint_auth_method: auth, ...(jwks_uri ? { jwks_uri } : {}) },
        ...{ backchannel_logout_uri: backchannel_uri },
        post_logout_redirect_uris: [new URL("/signin", redirect_uri).href],
    });
    const path = `${acme.path}/identity-providers/${id}`;
    expect(await acme.ann.patch(path, { state: "on" })).toAnswer(200);
    return { id, path, slug: acme.slug };
}

/** The provider's own pages: who one is, and that Kith may know. */
async function signInThere(page: Page, login: string): Promise<void> {
    await page.getByPlaceholder("Enter any login").fill(login);
    await page.getByPlaceholder("and password").fill("anything");
    await page.getByRole("button", { name: "Sign-in" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
}

async function comeBy(page: Page, kith: Kith, login: string): Promise<void> {
    await page.goto(`${kith.url}/s/acme`);
    await page.getByRole("link", { name: "Sign in with Salesforce" }).click();
    await signInThere(page, login);
}

story(
    "walk-through 2: Bob comes by his company's login, and Ann sees him (S4-05, S4-06, S4-07, S4-08, S4-16) @browser @both",
    async ({ kith, acme, provider, names, page, browser }) => {
        await proveDomain(acme, "acme.test");
        await connect(acme, provider);
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        await expect(page.getByText("a Salesforce login")).toBeVisible();

        const his = await (await browser.newContext()).newPage();
        await comeBy(his, kith, "bob");
        await expect(heading(his, "Hello, Bob")).toBeVisible();

        const row = page.getByRole("row", { name: /Bob Ray/ });
        await expect(row).toBeVisible();
        await expect(row).toContainText("Active");
        await expect(page.getByRole("button", { name: "+ Invite User" })).toBeDisabled();
        const batch = await acme.ann.post(`${acme.path}/invitations/batch`, { rows: [] });
        expect(batch).toBeRefused(409, "auto_signup_enabled");
        const users = (await acme.ann.get(`${acme.path}/users`)).body.items;
        const found = users.find((user: { email: string }) => user.email === bob.email);
        expect(found).toMatchObject({ state: "active", licenses: [] });
    },
);

story(
    "a key of Kith's instead of a secret, and keys that change (S4-08) @browser",
    async ({ kith, acme, provider, names, page }) => {
        await proveDomain(acme, "acme.test");
        await connect(acme, provider, "private_key_jwt");
        await comeBy(page, kith, "bob");
        await expect(heading(page, "Hello, Bob")).toBeVisible();
        await page.context().clearCookies();
        provider.rotate();
        await comeBy(page, kith, "bob");
        await expect(heading(page, "Hello, Bob")).toBeVisible();
    },
);

story(
    "what stands in the way is told, and nobody is let in (S4-08, S4-05) @browser",
    async ({ kith, acme, provider, page }) => {
        const { path } = await connect(acme, provider);
        provider.knows("eve", { ...bob, email: "eve@acme.test", email_verified: false });
        await comeBy(page, kith, "eve");
        await expect(page.getByText("does not vouch for")).toBeVisible();
        expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("kith_session");

        await page.context().clearCookies();
        await page.goto(`${kith.url}/s/acme`);
        await page.getByRole("link", { name: "Sign in with Salesforce" }).click();
        await page.getByRole("link", { name: /Cancel/ }).click();
        await expect(page.getByText("canceled there")).toBeVisible();

        await page.goto(`${kith.url}/sso/${path.split("/").at(-1)}/callback?code=x&state=y`);
        await expect(page.getByText("another browser")).toBeVisible();
        await expect(page).not.toHaveURL(/code=/);
    },
);

story(
    "whoever sets a provider up sees what it says (S4-08) @browser",
    async ({ kith, acme, provider, names, page }) => {
        await proveDomain(acme, "acme.test");
        const { path } = await connect(acme, provider);
        await acme.ann.patch(path, { state: "off" });
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/ways-in`);
        await page.getByRole("button", { name: "Test sign-in" }).click();
        await signInThere(page, "bob");
        await expect(page.getByText("this person would join as a new user")).toBeVisible();
        await expect(page.getByRole("row", { name: `email ${bob.email}` })).toBeVisible();
        await expect(page.getByRole("link", { name: "Back to Ways in" })).toBeVisible();
        const users = (await acme.ann.get(`${acme.path}/users`)).body.items;
        expect(users.map(({ email }: { email: string }) => email)).not.toContain(bob.email);
    },
);

const me = (page: Page) => page.evaluate(async () => (await fetch("/api/v1/me")).status);

story(
    "whoever signs out is out at the provider, too (S4-08) @browser",
    async ({ kith, acme, provider, names, page }) => {
        await proveDomain(acme, "acme.test");
        await connect(acme, provider);
        await comeBy(page, kith, "bob");
        await expect(heading(page, "Hello, Bob")).toBeVisible();
        await page.goto(`${kith.url}/profile`);
        await expect(page.getByText("You signed in through Salesforce")).toBeVisible();
        await page.getByRole("button", { name: "User menu of Bob Ray" }).click();
        await page.getByRole("menuitem", { name: "Sign out" }).click();
        await page.getByRole("button", { name: "Yes, sign me out" }).click();
        await expect(page).toHaveURL(`${kith.url}/signin`);
        expect(await me(page)).toBe(401);
    },
);

story(
    "what the provider ends, and a provider that is turned off, end sessions (S4-08) @browser @both",
    async ({ kith, acme, provider, names, page }) => {
        await proveDomain(acme, "acme.test");
        const { path } = await connect(acme, provider);
        await comeBy(page, kith, "bob");
        await expect(heading(page, "Hello, Bob")).toBeVisible();
        expect(await me(page)).toBe(200);
        await page.goto(`${provider.issuer}/session/end`);
        await page.getByRole("button", { name: "Yes, sign me out" }).click();
        await page.goto(`${kith.url}/signin`);
        expect(await me(page)).toBe(401);

        await comeBy(page, kith, "bob");
        await expect(heading(page, "Hello, Bob")).toBeVisible();
        await acme.ann.patch(path, { state: "off" });
        expect(await me(page)).toBe(401);
    },
);
