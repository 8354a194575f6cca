// Passkeys: added in the profile, and enough to sign in. Chromium's own virtual authenticator keeps them.
import type { CDPSession, Page } from "@playwright/test";
import { withSecondFactor } from "../support/authenticator";
import { barriersOf } from "../support/axe";
import { fill } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const browserOnly = { tag: "@browser" };

/** Browsers keep passkeys for names, not for addresses. */
function named(kith: Kith): string {
    return kith.url.replace("127.0.0.1", "localhost");
}

async function withAuthenticator(page: Page) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
        options: {
            protocol: "ctap2",
            transport: "internal",
            hasResidentKey: true,
            hasUserVerification: true,
            isUserVerified: true,
            automaticPresenceSimulation: true,
        },
    });
    return { devtools, authenticatorId };
}

/** The virtual authenticator answers at once whatever is merely offered. */
async function offersNothing(page: Page) {
    await page.addInitScript(() => {
        PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
}

async function verifies(devtools: CDPSession, authenticatorId: string, isUserVerified: boolean) {
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
}

async function signInByPassword(page: Page, kith: Kith, login: string) {
    await page.goto(`${named(kith)}/signin`);
    await fill(page, { "E-mail or username": login });
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
}

function section(page: Page) {
    return page.getByRole("region", { name: "Passkeys", exact: true });
}

async function add(page: Page, kith: Kith, name: string) {
    await page.goto(`${named(kith)}/profile`);
    await section(page).getByRole("button", { name: "Add a passkey" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a passkey" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText(`The passkey ${name} signs you in from now on`)).toBeVisible();
    await expect(dialog).toBeHidden();
}

// B37
story("a passkey is added, signs in without a code, and is removed", browserOnly, async ({ kith, acme, page }) => {
    await offersNothing(page);
    await withAuthenticator(page);
    await signInByPassword(page, kith, acme.ann.email);
    await add(page, kith, "My laptop");
    await expect(section(page).getByText("not used yet")).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);

    const ann = kith.somebody(acme.ann.email, password);
    await ann.signIn();
    await withSecondFactor(kith, ann);
    await page.context().clearCookies();
    await page.goto(`${named(kith)}/signin`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
    await page.goto(`${named(kith)}/profile`);
    await expect(section(page).getByText("last used")).toBeVisible();

    await section(page).getByRole("button", { name: "Rename the passkey My laptop" }).click();
    const renaming = page.getByRole("dialog", { name: "Rename the passkey My laptop" });
    await renaming.getByLabel("Name").fill("Old laptop");
    await renaming.getByRole("button", { name: "Rename" }).click();
    await section(page).getByRole("button", { name: "Remove the passkey Old laptop" }).click();
    const removing = page.getByRole("dialog", { name: "Remove the passkey Old laptop?" });
    await removing.getByRole("button", { name: "Remove" }).click();
    await expect(section(page).getByText("No passkey yet.")).toBeVisible();

    await page.context().clearCookies();
    await page.goto(`${named(kith)}/signin`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByText("This passkey was not accepted.")).toBeVisible();
});

// B37, AUT-14
story("a passkey stands for the password later on", browserOnly, async ({ kith, acme, page }) => {
    await withAuthenticator(page);
    await signInByPassword(page, kith, acme.ann.email);
    await add(page, kith, "My laptop");
    await kith.advance(16 * 60);
    await section(page).getByRole("button", { name: "Remove the passkey My laptop" }).click();
    const removing = page.getByRole("dialog", { name: "Remove the passkey My laptop?" });
    await removing.getByRole("button", { name: "Remove" }).click();
    await removing.getByRole("button", { name: "Use a passkey instead" }).click();
    await expect(removing.getByText("Thank you.")).toBeVisible();
    await removing.getByRole("button", { name: "Remove" }).click();
    await expect(section(page).getByText("No passkey yet.")).toBeVisible();
});

// B37
story("who is not recognized is not signed in", browserOnly, async ({ kith, acme, page }) => {
    await offersNothing(page);
    const { devtools, authenticatorId } = await withAuthenticator(page);
    await signInByPassword(page, kith, acme.ann.email);
    await add(page, kith, "My laptop");
    await page.context().clearCookies();
    await verifies(devtools, authenticatorId, false);
    await page.goto(`${named(kith)}/signin`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeEnabled();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeHidden();
    await verifies(devtools, authenticatorId, true);
    // The browser may still be asking the device: then it goes on by itself, and the button is gone.
    const button = page.getByRole("button", { name: "Sign in with a passkey" });
    await expect(async () => {
        if (await button.isVisible()) await button.click({ timeout: 2_000 });
        await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible({ timeout: 2_000 });
    }).toPass();
});

// B37
story("the browser offers a passkey beside the login", browserOnly, async ({ kith, acme, page }) => {
    await withAuthenticator(page);
    await signInByPassword(page, kith, acme.ann.email);
    await add(page, kith, "My laptop");
    await page.context().clearCookies();
    await page.goto(`${named(kith)}/signin`);
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
});

// B37
story("an account that asks for two steps opens to a passkey", browserOnly, async ({ kith, acme, page }) => {
    await offersNothing(page);
    await withAuthenticator(page);
    await acme.colleague("bo@acme.test");
    await signInByPassword(page, kith, "bo@acme.test");
    await add(page, kith, "My laptop");
    await withSecondFactor(kith, acme.ann);
    const settings = { second_factor_required: "everybody" };
    expect(await acme.ann.patch(`${acme.path}/settings`, settings)).toAnswer(200);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Set up two-step sign-in" })).toBeVisible();
    await page.getByRole("button", { name: "Use a passkey instead" }).click();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
});
