// Two-step sign-in: an app beside the password, and what helps when the phone is gone.
import type { Page } from "@playwright/test";
import { Authenticator, withSecondFactor } from "../support/authenticator";
import { barriersOf } from "../support/axe";
import { complaintsOf, fill, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const browserOnly = { tag: "@browser" };
const newPassword = "another crate of anvils";

async function typeLogin(page: Page, kith: Kith, login: string, word = password) {
    await page.goto(`${kith.url}/signin`);
    await fill(page, { "E-mail or username": login });
    await page.getByLabel("Password", { exact: true }).fill(word);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

function section(page: Page) {
    return page.getByRole("region", { name: "Two-step sign-in", exact: true });
}

// AUT-10
story("codes are guessed ten times, then not for a quarter of an hour", async ({ kith, acme }) => {
    const { app } = await withSecondFactor(kith, acme.ann);
    const login = (totp: string) => kith.somebody().post("/auth/login", { login: acme.ann.email, password, totp });
    const answers = [];
    for (let guess = 0; guess < 20; ++guess) answers.push((await login(app.wrong())).status);
    expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(await login(await app.next())).toBeRefused(429, "too_many_requests");
});

// AUT-11
story("a recovery code signs in once and is never shown again", async ({ kith, acme }) => {
    const { recoveryCodes } = await withSecondFactor(kith, acme.ann);
    const login = () =>
        kith.somebody().post("/auth/login", { login: acme.ann.email, password, totp: recoveryCodes[0] });
    expect(await login()).toAnswer(200);
    expect(await login()).toBeRefused(410, "recovery_code_used");
    const { body } = await acme.ann.get("/me/second-factors");
    expect(body).toMatchObject({ recovery_codes_left: 9 });
    expect(JSON.stringify(body)).not.toContain(recoveryCodes[1]);
});

// AUT-13
story("a new password does not lead past the second step", async ({ kith, acme }) => {
    const { app } = await withSecondFactor(kith, acme.ann);
    await kith.somebody().post("/auth/forgot", { login: acme.ann.email });
    const token = await kith.resetTokenTo(acme.ann.email);
    const browser = kith.somebody();
    expect(await browser.post("/auth/reset", { token, password: newPassword })).toAnswer(200);
    expect(await browser.get("/me")).toBeRefused(401, "unauthenticated");
    const credentials = { login: acme.ann.email, password: newPassword };
    expect(await browser.post("/auth/login", credentials)).toBeRefused(401, "mfa_required");
    const totp = await app.next();
    expect(await browser.post("/auth/login", { ...credentials, totp })).toAnswer(200);
});

// AUT-14
story("a session that is left open sets nothing up", async ({ kith, acme }) => {
    await kith.advance(16 * 60);
    expect(await acme.ann.post("/me/totp")).toBeRefused(403, "reauthentication_required");
    expect(await acme.ann.post("/me/reauthentication", { password })).toAnswer(204);
    expect(await acme.ann.post("/me/totp")).toAnswer(201);
});

// B37
story("is set up in the profile, and asked for at the next sign-in", browserOnly, async ({ kith, acme, page }) => {
    const complaints = complaintsOf(page);
    await signIn(page, kith, acme.ann.email);
    await page.goto(`${kith.url}/profile`);
    await section(page).getByRole("button", { name: "Set up" }).click();
    const dialog = page.getByRole("dialog", { name: "Set up two-step sign-in" });
    await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);
    const app = new Authenticator(kith, await dialog.locator("code").innerText());
    await dialog.getByLabel("Code", { exact: true }).fill(app.wrong());
    await dialog.getByRole("button", { name: "Turn on" }).click();
    await expect(dialog.getByText("This is not the code.")).toBeVisible();
    await dialog.getByLabel("Code", { exact: true }).fill(app.now());
    await dialog.getByRole("button", { name: "Turn on" }).click();
    const shown = page.getByRole("dialog", { name: "Your recovery codes" });
    await expect(shown.getByRole("listitem")).toHaveCount(10);
    const recovery = await shown.getByRole("listitem").first().innerText();
    const saving = page.waitForEvent("download");
    await shown.getByRole("button", { name: "Download" }).click();
    expect((await saving).suggestedFilename()).toBe("kith-recovery-codes.txt");
    await shown.getByRole("button", { name: "I have kept them" }).click();
    await expect(section(page).getByText("10 recovery codes left")).toBeVisible();

    await page.context().clearCookies();
    await typeLogin(page, kith, acme.ann.email);
    const code = page.getByLabel("Code", { exact: true });
    await expect(code).toBeFocused();
    await expect(code).toHaveAttribute("autocomplete", "one-time-code");
    await code.fill(app.wrong());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("This is not the code.")).toBeVisible();
    await code.fill(recovery.toUpperCase());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
    await page.goto(`${kith.url}/profile`);
    await expect(section(page).getByText("9 recovery codes left")).toBeVisible();
    expect(complaints.filter((text) => !/40[13]|422/.test(text))).toEqual([]);
});

// B37, AUT-14
story("is turned off by who shows once more who they are", browserOnly, async ({ kith, acme, page }) => {
    const { app } = await withSecondFactor(kith, acme.ann);
    await typeLogin(page, kith, acme.ann.email);
    await page.getByLabel("Code", { exact: true }).fill(await app.next());
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
    await app.advance(16 * 60);
    await page.goto(`${kith.url}/profile`);
    await section(page).getByRole("button", { name: "Turn off" }).click();
    const dialog = page.getByRole("dialog", { name: "Turn off two-step sign-in?" });
    await dialog.getByRole("button", { name: "Turn off" }).click();
    await dialog.getByLabel("Current password").fill(password);
    await dialog.getByRole("button", { name: "Turn off" }).click();
    await expect(dialog.getByText("Please fill in this field")).toBeVisible();
    await dialog.getByLabel("Code", { exact: true }).fill(await app.next());
    await dialog.getByRole("button", { name: "Turn off" }).click();
    await expect(page.getByText("Two-step sign-in is off")).toBeVisible();
    await expect(section(page).getByRole("button", { name: "Set up" })).toBeVisible();
    expect(await kith.somebody().signIn(acme.ann.email, password)).toAnswer(200);
});

// B37
story("an account asks for it, and opens when it is set up", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    await signIn(page, kith, acme.ann.email);
    await page.goto(`${kith.url}/manage/admin`);
    await section(page).getByRole("radio", { name: "Everybody" }).check();
    await section(page).getByRole("button", { name: "Save" }).click();
    await expect(section(page).getByText("Set up two-step sign-in for yourself first")).toBeVisible();
    await withSecondFactor(kith, acme.ann);
    const settings = { second_factor_required: "everybody" };
    expect(await acme.ann.patch(`${acme.path}/settings`, settings)).toAnswer(200);
    expect(await bo.get(acme.path)).toBeRefused(403, "second_factor_required");

    await page.context().clearCookies();
    await typeLogin(page, kith, "bo@acme.test");
    await expect(page.getByRole("heading", { name: "Set up two-step sign-in" })).toBeVisible();
    await page.getByRole("button", { name: "Set up" }).click();
    const dialog = page.getByRole("dialog", { name: "Set up two-step sign-in" });
    const app = new Authenticator(kith, await dialog.locator("code").innerText());
    await dialog.getByLabel("Code", { exact: true }).fill(app.now());
    await dialog.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Set up" })).toBeHidden();
});

// B37, AUT-14
story("somebody who lost the phone is let in again", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    await withSecondFactor(kith, bo);
    await signIn(page, kith, acme.ann.email);
    await page.goto(`${kith.url}/users`);
    await page.getByRole("button", { name: "Edit bo Berg" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit User" });
    await dialog.getByRole("button", { name: "Turn off" }).click();
    const asked = page.getByRole("dialog", { name: "Turn off two-step sign-in of bo Berg?" });
    await kith.advance(16 * 60);
    await asked.getByRole("button", { name: "Turn off" }).click();
    await expect(asked.getByText("You signed in a while ago")).toBeVisible();
    await asked.getByLabel("Current password").fill(password);
    await asked.getByRole("button", { name: "Turn off" }).click();
    await expect(page.getByText("Two-step sign-in of bo Berg is off")).toBeVisible();
    await expect(dialog.getByText("Two-step sign-in is on")).toBeHidden();
    expect(await kith.somebody().signIn("bo@acme.test", password)).toAnswer(200);
    const [mail] = await kith.mailTo("bo@acme.test");
    expect(mail!.subject).toBe("Two-step sign-in was turned off for you");
});

// AUT-13: an invitation to another account asks for the code, too.
story("an invitation asks for the code, too", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    const { app } = await withSecondFactor(kith, bo);
    const bolt = await acme.ann.post("/accounts", { name: "Bolt" });
    expect(bolt).toAnswer(201);
    const invited = await acme.ann.post(`/accounts/${bolt.body.id}/invitations`, {
        kind: "internal",
        first_name: "Bo",
        last_name: "Berg",
        email: "bo@acme.test",
    });
    expect(invited).toAnswer(201);
    const token = await kith.invitationTokenTo("bo@acme.test");
    await page.goto(`${kith.url}/invitations/${token}`);
    await page
        .getByRole("button", { name: /accept/i })
        .first()
        .click();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in and accept" }).click();
    const code = page.getByLabel("Code", { exact: true });
    await code.fill(app.wrong());
    await page.getByRole("button", { name: "Sign in and accept" }).click();
    await expect(page.getByText("This is not the code.")).toBeVisible();
    await code.fill(await app.next());
    await page.getByRole("button", { name: "Sign in and accept" }).click();
    await expect(page.getByText("Bolt").first()).toBeVisible();
});

// S4-33
story("those without it are found in the list", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    await acme.colleague("cy@acme.test");
    await withSecondFactor(kith, bo);
    await signIn(page, kith, acme.ann.email);
    await page.goto(`${kith.url}/users`);
    await page.getByRole("button", { name: "2FA", exact: true }).click();
    await page.getByRole("menuitemradio", { name: "Off" }).click();
    await expect(page.getByRole("button", { name: "Edit bo Berg" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Edit cy Berg" })).toBeVisible();
    await expect(page).toHaveURL(/second_factor=off/);
    await page.getByRole("button", { name: /2FA/ }).click();
    await page.getByRole("menuitemradio", { name: "On" }).click();
    await expect(page.getByRole("button", { name: "Edit bo Berg" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit cy Berg" })).toBeHidden();
});
