// One's own page: how one is seen, and what opens one's login.
import type { Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { complaintsOf, fill, signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const browserOnly = { tag: "@browser" };
const other = "another long enough password";

async function open(page: Page, kith: Kith, login = "ann@acme.test") {
    await signIn(page, kith, login);
    await page.goto(`${kith.url}/profile`);
    await expect(page.getByRole("heading", { name: "My profile and sign-in" })).toBeVisible();
}

function part(page: Page, name: string) {
    return page.getByRole("region", { name, exact: true });
}

// Red and wide: drawn by the browser itself.
async function photo(page: Page): Promise<Buffer> {
    const address = await page.evaluate(() => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 300 });
        const context = canvas.getContext("2d")!;
        context.fillStyle = "rgb(200 30 30)";
        context.fillRect(0, 0, 600, 300);
        return canvas.toDataURL("image/png");
    });
    return Buffer.from(address.split(",")[1] ?? "", "base64");
}

async function choosePhoto(page: Page) {
    const file = { name: "me.png", mimeType: "image/png", buffer: await photo(page) };
    await page.locator("input[type=file]").setInputFiles(file);
    const dialog = page.getByRole("dialog", { name: "Choose the part to show" });
    await dialog.getByRole("button", { name: "Save photo" }).click();
    await expect(page.getByText("Your photo has been saved")).toBeVisible();
    await expect(dialog).toBeHidden();
}

story("names, username and phone are saved and stay", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const you = part(page, "You");
    const save = you.getByRole("button", { name: "Save" });
    await expect(save).toHaveAttribute("aria-disabled", "true");
    await expect(save).toHaveAccessibleDescription("Nothing has been changed yet.");
    await fill(you, { "First name": "Anna", Username: "anna", Phone: "+49 30 1234" });
    await save.click();
    await expect(page.getByText("Your profile has been saved")).toBeVisible();
    const { person } = (await acme.ann.get("/me")).body;
    expect(person).toMatchObject({ first_name: "Anna", username: "anna", phone: "+49 30 1234" });
    await page.reload();
    await expect(you.getByLabel("Username")).toHaveValue("anna");
    expect(await kith.somebody().signIn("anna", password)).toAnswer(200);
});

story("pronouns are shown behind the name, to colleagues, too", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const you = part(page, "You");
    await you.getByLabel("Pronouns").fill("x".repeat(60));
    await expect(you.getByLabel("Pronouns")).toHaveValue("x".repeat(40));
    await you.getByLabel("Pronouns").fill("she/her");
    await you.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your profile has been saved")).toBeVisible();
    await expect(part(page, "You in Acme").getByRole("figure")).toContainText("she/her");
    const bo = await acme.colleague("bo@acme.test");
    const seen = (await bo.get(`${acme.path}/contacts?filter=internal`)).body.items;
    expect(seen).toMatchObject([{ display_name: "Ann Lee", pronouns: "she/her" }]);
    const told = (await acme.ann.get(`${acme.path}/audit`)).body.items;
    const change = { what: "pronouns", before: "", after: "she/her" };
    expect(JSON.stringify(told)).toContain(JSON.stringify(change));
});

story("what was typed outlives a reload", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const you = part(page, "You");
    await you.getByLabel("First name").fill("Anna");
    await expect(you.getByText("Not saved yet")).toBeVisible();
    await page.reload();
    await expect(you.getByLabel("First name")).toHaveValue("Anna");
    expect((await acme.ann.get("/me")).body.person.first_name).toBe("Ann");
    await you.getByRole("button", { name: "Discard" }).click();
    await expect(you.getByLabel("First name")).toHaveValue("Ann");
    await page.reload();
    await expect(you.getByLabel("First name")).toHaveValue("Ann");
});

story("a taken username is told at the field", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    await bo.patch("/me", { username: "boss" });
    await open(page, kith);
    const you = part(page, "You");
    await you.getByLabel("Username").fill("Boss");
    await you.getByRole("button", { name: "Save" }).click();
    await expect(you.getByText("Somebody else has this username.")).toBeVisible();
    await expect(you.getByLabel("Username")).toHaveValue("Boss");
});

story("another part of the page that was saved meanwhile is no conflict", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const you = part(page, "You");
    await you.getByLabel("Phone").fill("+49 30 1");
    await acme.ann.patch("/me", { timezone: "Europe/Berlin" });
    await you.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your profile has been saved")).toBeVisible();
    const { person } = (await acme.ann.get("/me")).body;
    expect(person).toMatchObject({ phone: "+49 30 1", timezone: "Europe/Berlin" });
});

story(
    "a photo is cut, seen by colleagues, removed and put back",
    browserOnly,
    async ({ kith, acme, page, browser }) => {
        await acme.colleague("bo@acme.test", { roles: ["administrator"] });
        await open(page, kith);
        await choosePhoto(page);
        const { avatar_url } = (await acme.ann.get("/me")).body.person;
        const shown = await acme.ann.get(avatar_url.replace("/api/v1", ""));
        expect(shown.headers.get("content-type")).toBe("image/jpeg");
        expect(shown.headers.get("cache-control")).toBe("private, max-age=300");

        const bos = await (await browser.newContext()).newPage();
        await signIn(bos, kith, "bo@acme.test");
        await bos.goto(`${kith.url}/users`);
        const picture = bos.getByRole("row", { name: /Ann Lee/ }).locator("img");
        await expect(picture).toHaveJSProperty("naturalWidth", 256);

        await page.getByRole("button", { name: "Remove", exact: true }).click();
        await expect(page.getByText("Your photo has been removed")).toBeVisible();
        await expect(picture).toHaveCount(0);
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(picture).toHaveJSProperty("naturalWidth", 256);
        await expect(page.getByRole("button", { name: "Change photo" })).toBeVisible();
    },
);

story("pictures are refused by name, and none of another account's", async ({ kith, acme }) => {
    const put = (raw: string, type: string) =>
        acme.ann.call("PUT", "/me/avatar", { raw, headers: { "Content-Type": type } });
    expect(await put("GIF89a", "image/gif")).toBeRefused(415, "unsupported_media_type");
    expect(await put("no picture", "image/png")).toBeRefused(422, "validation");
    const tooLong = await put("x".repeat(1024 * 1024 + 1), "image/png");
    expect(tooLong.status).toBe(413);
    const bo = await acme.user("ann@acme.test");
    expect(await acme.ann.get(`${acme.path}/users/${bo.id}/avatar`)).toBeRefused(404, "not_found");
    expect(await kith.somebody().get("/me/avatar")).toBeRefused(401, "unauthenticated");
});

story("a profile is hidden until it is made visible (S0-15)", browserOnly, async ({ kith, acme, page }) => {
    const path = `${acme.path}/profile`;
    expect((await acme.ann.get(path)).body.visibility).toBe("hidden");
    await open(page, kith);
    const account = part(page, "You in Acme");
    await expect(account.getByRole("radio", { name: "Hidden" })).toBeChecked();
    await account.getByText("Visible", { exact: true }).click();
    await fill(account, { Title: "Engineer", Headline: "Builds bridges" });
    const preview = account.getByRole("figure");
    await expect(preview).toContainText("Engineer · Acme");
    await expect(preview).toContainText("Builds bridges");
    await expect(preview).toContainText("Acme is private, so nobody finds you yet.");
    expect((await acme.ann.get(path)).body.visibility).toBe("hidden");
    await account.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your profile has been saved")).toBeVisible();
    expect((await acme.ann.get(path)).body).toEqual({
        visibility: "visible",
        headline: "Builds bridges",
        job_title: "Engineer",
        pronouns: "",
    });
    await acme.ann.patch(path, { visibility: "hidden" });
    await expect(account.getByRole("radio", { name: "Hidden" })).toBeChecked();
});

story("the language goes along to the next browser", browserOnly, async ({ kith, acme, page, browser }) => {
    await open(page, kith);
    await page.getByText("Deutsch", { exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect.poll(async () => (await acme.ann.get("/me")).body.person.locale).toBe("de");
    const elsewhere = await (await browser.newContext({ locale: "en-US" })).newPage();
    await elsewhere.goto(`${kith.url}/signin`);
    await expect(elsewhere.locator("html")).toHaveAttribute("lang", "en");
    await fill(elsewhere, { "E-mail or username": acme.ann.email, Password: password });
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.locator("html")).toHaveAttribute("lang", "de");
});

story("times are told in the chosen zone", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const zone = page.getByRole("combobox", { name: "Time zone" });
    const seen = part(page, "Where you are signed in").locator("time").first();
    const before = await seen.getAttribute("title");
    await zone.click();
    await zone.fill("kolk");
    await page.getByRole("option", { name: /^Asia\/Kolkata/ }).click();
    await expect(page.getByText(/^Times are told for Asia/)).toBeVisible();
    await expect(seen).not.toHaveAttribute("title", before ?? "");
    expect((await acme.ann.get("/me")).body.person.timezone).toMatch(/^Asia\//);
    await page.reload();
    await expect(seen).not.toHaveAttribute("title", before ?? "");
    await zone.click();
    await page.getByRole("option", { name: /^As this browser says/ }).click();
    await expect(seen).toHaveAttribute("title", before ?? "");
});

story("a new password signs the other browsers out", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const form = part(page, "Password");
    await fill(form, { "Current password": "not my password", "New password": other });
    await form.getByRole("button", { name: "Change password" }).click();
    await expect(form.getByText("This is not your current password.")).toBeVisible();
    await expect(form.getByLabel("New password")).toHaveValue(other);
    await expect(form.getByLabel("Current password")).toBeFocused();
    await form.getByLabel("Current password").fill(password);
    await form.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Your password has been changed.")).toBeVisible();
    await expect(form.getByLabel("Current password")).toHaveValue("");
    await expect(part(page, "Where you are signed in").getByRole("listitem")).toHaveCount(1);
    expect(await acme.ann.get("/me")).toBeRefused(401, "unauthenticated");
    expect(await kith.somebody().signIn(acme.ann.email, other)).toAnswer(200);
});

story("forgotten passwords go to the recovery e-mail", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const form = part(page, "Recovery e-mail");
    const address = form.getByLabel("Recovery address");
    await address.fill("ann at home");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByText("This is not an e-mail address.")).toBeVisible();
    await address.fill("ann@home.test");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("goes to ann@home.test now")).toBeVisible();
    await page.reload();
    await expect(address).toHaveValue("ann@home.test");
    await kith.somebody().post("/auth/forgot", { login: acme.ann.email });
    await expect.poll(() => kith.resetLinkTo("ann@home.test").catch(() => "")).not.toBe("");

    await address.fill("");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(`goes to ${acme.ann.email} now`)).toBeVisible();
    expect((await acme.ann.get("/me")).body.person.recovery_email).toBeNull();
});

story(
    "a recovery e-mail chosen long after signing in asks for the password",
    browserOnly,
    async ({ kith, acme, page }) => {
        await open(page, kith, acme.ann.email);
        await kith.advance(60 * 60);
        const form = part(page, "Recovery e-mail");
        const again = form.getByLabel("Current password");
        await form.getByLabel("Recovery address").fill("ann@home.test");
        await form.getByRole("button", { name: "Save" }).click();
        await expect(again).toBeFocused();
        await again.fill("not my password");
        await expect(form.getByText("This is not your current password.")).toBeHidden();
        await form.getByRole("button", { name: "Save" }).click();
        await expect(form.getByText("This is not your current password.")).toBeVisible();
        await expect(form.getByLabel("Recovery address")).toHaveValue("ann@home.test");
        await again.fill(password);
        await form.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("goes to ann@home.test now")).toBeVisible();
        await expect(again).toHaveCount(0);
        expect((await acme.ann.get("/me")).body.person.recovery_email).toBe("ann@home.test");
    },
);

story("other browsers are signed out from here", browserOnly, async ({ kith, acme, page }) => {
    const phone = kith.somebody(acme.ann.email);
    await phone.call("POST", "/auth/login", {
        body: { login: acme.ann.email, password },
        headers: { "User-Agent": "Mozilla/5.0 (iPhone) Version/18.0 Mobile Safari/604.1" },
    });
    await open(page, kith);
    const sessions = part(page, "Where you are signed in");
    await expect(sessions.getByText("This browser")).toHaveCount(1);
    await sessions.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Sign out Safari on iPhone?");
    await dialog.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("The browser has been signed out")).toBeVisible();
    await expect(sessions.getByText("Safari on iPhone")).toBeHidden();
    expect(await phone.get("/me")).toBeRefused(401, "unauthenticated");

    await kith.somebody().signIn(acme.ann.email, password);
    await page.reload();
    await sessions.getByRole("button", { name: "Sign out all others" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
    await expect(sessions.getByRole("listitem")).toHaveCount(1);
    expect(await acme.ann.get("/me")).toBeRefused(401, "unauthenticated");
});

story("a token is shown once, works as far as it may, and is revoked", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith);
    const tokens = part(page, "API tokens");
    await tokens.getByRole("button", { name: "Make a token" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Nightly export");
    await dialog.getByLabel("Account").selectOption("Acme");
    await dialog.getByText("Only some of it").click();
    await dialog.getByRole("button", { name: "Make the token" }).click();
    await expect(dialog.getByText("Choose at least one.")).toBeVisible();
    await dialog.getByLabel("See and change users").check();
    await dialog.getByRole("button", { name: "Make the token" }).click();
    await expect(dialog.getByText("It is shown only this once.")).toBeVisible();
    const token = await dialog.locator("code").innerText();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();

    const asProgram = (path: string) => kith.somebody().get(path, { headers: { Authorization: `Bearer ${token}` } });
    expect(await asProgram(`${acme.path}/users`)).toAnswer(200);
    expect(await asProgram(`${acme.path}/audit`)).toBeRefused(403, "forbidden");
    await page.reload();
    const row = tokens.getByRole("listitem");
    await expect(row).toContainText("Acme · See and change users");
    await expect(row).toContainText("Last used");
    expect(await page.content()).not.toContain(token);
    await row.getByRole("button", { name: "Revoke the token Nightly export" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByText("has been revoked")).toBeVisible();
    await expect(row).toHaveCount(0);
    expect(await asProgram(`${acme.path}/users`)).toBeRefused(401, "unauthenticated");
});

story("a token made long after signing in asks for the password", browserOnly, async ({ kith, acme, page }) => {
    await open(page, kith, acme.ann.email);
    await kith.advance(60 * 60);
    await page.getByRole("button", { name: "Make a token" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Nightly export");
    await dialog.getByRole("button", { name: "Make the token" }).click();
    await dialog.getByLabel("Current password").fill(password);
    await dialog.getByRole("button", { name: "Make the token" }).click();
    await expect(dialog.getByText("It is shown only this once.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
    story.describe(`the windows of the page, ${colorScheme}`, browserOnly, () => {
        story.use({ colorScheme });

        story("have nothing for axe to report", async ({ kith, acme, page }) => {
            const complaints = complaintsOf(page);
            const check = async () => {
                expect(await barriersOf(page)).toEqual([]);
            };
            await open(page, kith, acme.ann.email);
            await page.getByText("Visible", { exact: true }).click();
            await check();
            const file = { name: "me.png", mimeType: "image/png", buffer: await photo(page) };
            await page.locator("input[type=file]").setInputFiles(file);
            await expect(page.getByRole("dialog")).toBeVisible();
            await check();
            await page.keyboard.press("Escape");
            await page.getByRole("button", { name: "Make a token" }).click();
            await page.getByText("Only some of it").click();
            await check();
            await page.keyboard.press("Escape");
            await page.getByRole("combobox", { name: "Time zone" }).click();
            await check();
            expect(complaints).toEqual([]);
        });
    });
}
