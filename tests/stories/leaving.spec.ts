// The way out: all that is kept of oneself as a file, and leaving an account.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signIn } from "../support/browser";
import { password, type Kith } from "../support/kith";
import { expect, story } from "../support/story";

const browserOnly = { tag: "@browser" };

async function open(page: Page, kith: Kith, login: string) {
    await signIn(page, kith, login);
    await page.goto(`${kith.url}/profile`);
    await page.getByRole("button", { name: "Leave the account" }).click();
    return page.getByRole("dialog", { name: "Leave Acme?" });
}

story("all that is kept of oneself comes as a file", browserOnly, async ({ kith, acme, page }) => {
    await acme.invite("cy@acme.test");
    await signIn(page, kith, acme.ann.email);
    await page.goto(`${kith.url}/profile`);
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download my data" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe("kith-export.json");
    const data = JSON.parse(await readFile(await file.path(), "utf8"));
    expect(data.person).toMatchObject({ email: acme.ann.email, addresses: [acme.ann.email] });
    const [membership] = data.memberships;
    expect(membership).toMatchObject({
        account: { name: "Acme" },
        user: { roles: ["legal_representative"] },
        invitations: [{ email: "cy@acme.test" }],
    });
    expect(await kith.somebody().get("/me/export")).toBeRefused(401, "unauthenticated");
});

story("who leaves his only account is signed out (S0-05)", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    const { id } = await acme.user("bo@acme.test");
    await acme.ann.put(`${acme.path}/products/suite/licenses/${id}`);
    const free = async () => {
        const { items } = (await acme.ann.get(`${acme.path}/products`)).body;
        return items.find(({ slug }: { slug: string }) => slug === "suite").available;
    };
    const before = await free();
    const dialog = await open(page, kith, "bo@acme.test");
    await expect(dialog).toContainText("you will be signed out");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    expect(await bo.get("/me")).toAnswer(200);

    await page.getByRole("button", { name: "Leave the account" }).click();
    await dialog.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(page.getByText("You have left Acme")).toBeVisible();
    await expect(page).toHaveURL(/\/signin$/);
    expect(await bo.get("/me")).toBeRefused(401, "unauthenticated");
    expect(await bo.signIn("bo@acme.test", password)).toBeRefused(403, "inactive");
    expect(await free()).toBe(before + 1);
    expect(await acme.ann.get(`${acme.path}/users/${id}`)).toBeRefused(404, "not_found");
    const [entry] = (await acme.ann.get(`${acme.path}/audit?operation=membership.left`)).body.items;
    expect(entry).toMatchObject({ actor: { kind: "member", id }, target: { id } });
});

story("who is in another account goes on there", browserOnly, async ({ kith, acme, page }) => {
    const bo = await acme.colleague("bo@acme.test");
    expect(await bo.post("/accounts", { name: "Bolt" })).toAnswer(201);
    const dialog = await open(page, kith, "bo@acme.test");
    await expect(dialog).toContainText("You go on in Bolt.");
    await dialog.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(page.getByText("You have left Acme")).toBeVisible();
    await expect(page).toHaveURL(`${kith.url}/`);
    await expect(page.getByRole("banner")).toContainText("Bolt");
    const { memberships } = (await bo.get("/me")).body;
    expect(memberships).toMatchObject([{ account: { name: "Bolt" } }]);
});

story("an account keeps its last legal representative, who is told so", browserOnly, async ({ kith, acme, page }) => {
    await acme.colleague("bo@acme.test", { roles: ["administrator"] });
    const dialog = await open(page, kith, acme.ann.email);
    await dialog.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    expect(await acme.ann.get(acme.path)).toAnswer(200);
    const { id } = await acme.user(acme.ann.email);
    const refused = await acme.ann.delete(`/me/memberships/${id}`);
    expect(refused).toBeRefused(409, "last_legal_representative");
});

story("leaving long after signing in asks for the password", browserOnly, async ({ kith, acme, page }) => {
    await acme.colleague("bo@acme.test");
    const dialog = await open(page, kith, "bo@acme.test");
    await kith.advance(60 * 60);
    await dialog.getByRole("button", { name: "Leave", exact: true }).click();
    const again = dialog.getByLabel("Current password");
    await again.fill("not my password");
    await dialog.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(dialog.getByText("This is not your current password.")).toBeVisible();
    await again.fill(password);
    await dialog.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(page.getByText("You have left Acme")).toBeVisible();
});
