// A forgotten password: asked for by anybody, set by the link of the mail, once.
import { fill } from "../support/browser";
import { password } from "../support/kith";
import { expect, story } from "../support/story";

const newPassword = "another crate of anvils";
const hour = 60 * 60;

story("everybody gets the same answer, one address gets the mail", async ({ kith, acme }) => {
    const before = (await kith.mailTo("ann@acme.test")).length;
    const known = await kith.somebody().post("/auth/forgot", { login: acme.ann.email });
    const unknown = await kith.somebody().post("/auth/forgot", { login: "nobody@acme.test" });
    expect(known).toAnswer(202);
    expect(unknown).toAnswer(202);
    expect(unknown.body).toEqual(known.body);
    expect(await kith.mailTo("ann@acme.test")).toHaveLength(before + 1);
    expect(await kith.mailTo("nobody@acme.test")).toHaveLength(0);
});

story("a link is good for an hour, once, and ends every session", async ({ kith, acme }) => {
    const forget = () => kith.somebody().post("/auth/forgot", { login: acme.ann.email });
    await forget();
    const late = await kith.resetTokenTo(acme.ann.email);
    await kith.advance(hour + 60);
    const reset = (token: string) => kith.somebody().post("/auth/reset", { token, password: newPassword });
    expect(await reset(late)).toBeRefused(404, "not_found");

    await forget();
    const token = await kith.resetTokenTo(acme.ann.email);
    const weak = await kith.somebody().post("/auth/reset", { token, password: "short" });
    expect(weak).toBeRefused(422, "validation");
    const done = await reset(token);
    expect(done).toAnswer(200);
    expect(done.body).toEqual({ login: acme.ann.email });
    expect(await reset(token)).toBeRefused(404, "not_found");

    expect(await acme.ann.get("/me")).toBeRefused(401, "unauthenticated");
    const somebody = kith.somebody(acme.ann.email);
    expect(await somebody.signIn()).toBeRefused(401, "invalid_credentials");
    expect(await somebody.signIn(acme.ann.email, newPassword)).toAnswer(200);
});

story("from Forgot password? to a new one, by username", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await acme.ann.patch("/me", { username: "annlee" });
    await page.goto(`${kith.url}/signin`);
    await page.getByRole("link", { name: "Forgot password?" }).click();
    // The page before has a field of the same name.
    await expect(page.getByRole("heading", { name: "Forgot password?" })).toBeVisible();
    await page.getByLabel("E-mail or username").fill("annlee");
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("a mail with a link is on its way")).toBeVisible();

    const link = await kith.resetLinkTo(acme.ann.email);
    await page.goto(link);
    await fill(page, { "New password": newPassword, "Repeat password": password });
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByText("The two passwords differ.")).toBeVisible();
    await fill(page, { "Repeat password": newPassword });
    await page.getByRole("button", { name: "Set the password" }).click();

    await expect(page.getByRole("heading", { name: "Sign in to Kith" })).toBeVisible();
    await expect(page).toHaveURL(`${kith.url}/signin`);
    await expect(page.getByLabel("E-mail or username")).toHaveValue("annlee");
    await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
    await fill(page, { Password: newPassword });
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Hello, Ann" })).toBeVisible();

    await page.goto(link);
    await fill(page, { "New password": newPassword, "Repeat password": newPassword });
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
    await page.getByRole("link", { name: "Ask for a new link" }).click();
    await expect(page.getByRole("heading", { name: "Forgot password?" })).toBeVisible();
});
