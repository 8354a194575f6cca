// An account adds somebody who has a login already: nobody joins without saying so. Row S0-03.
import { signIn } from "../support/browser";
import { expect, story } from "../support/story";
import type { Acme } from "../support/acme";

const cy = { first_name: "Cy", last_name: "Cole", email: "cy@acme.test" };

/** A second account of Ann's, which adds Cy as an administrator does in the user list. */
async function addElsewhere({ ann }: Acme, name: string): Promise<string> {
    const founded = await ann.post("/accounts", { name });
    const path = `/accounts/${founded.body.id}`;
    expect(await ann.post(`${path}/users`, { ...cy, send: "none" })).toAnswer(201);
    return path;
}

story("nothing of it is open before the person joins (S0-03)", async ({ kith, acme }) => {
    const person = await acme.colleague(cy.email);
    const beta = await addElsewhere(acme, "Beta");
    expect((await person.get("/me")).body.memberships).toHaveLength(1);
    expect(await person.get(`${beta}/can?permission=users.manage`)).toBeRefused(404, "not_found");

    const asked = await person.get("/me/join-requests");
    expect(asked.body.items).toMatchObject([{ account: { name: "Beta" } }]);
    const [mail] = await kith.mailTo(cy.email);
    expect(mail?.subject).toContain("join or decline");
    const join = `/me/join-requests/${asked.body.items[0].account.id}/join`;
    expect(await acme.ann.post(join)).toBeRefused(404, "not_found");
    expect((await person.post(join)).body).toMatchObject({ name: "Beta" });
    expect(await person.post(join)).toBeRefused(404, "not_found");

    expect((await person.get("/me")).body.memberships).toHaveLength(2);
    expect((await person.get("/me/join-requests")).body.items).toEqual([]);
    expect((await person.get(`${beta}/can?permission=users.manage`)).body.allowed).toBe(false);
});

story("declining leaves nothing behind, and one may be asked again", async ({ acme }) => {
    const person = await acme.colleague(cy.email);
    const beta = await addElsewhere(acme, "Beta");
    const id = beta.split("/").at(-1);
    expect(await person.post(`/me/join-requests/${id}/decline`)).toAnswer(200);
    const users = await acme.ann.get(`${beta}/users?state=all`);
    expect(users.body.items.map((user: { email: string }) => user.email)).not.toContain(cy.email);
    expect(await acme.ann.post(`${beta}/users`, { ...cy, send: "none" })).toAnswer(201);
});

story(
    "the home page asks: join one account, decline another (S0-03)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const person = await acme.colleague(cy.email);
        await addElsewhere(acme, "Beta");
        await addElsewhere(acme, "Gamma");
        await signIn(page, kith, cy.email);
        const asked = page.getByRole("region", { name: "You are asked to join" });
        await asked.getByRole("button", { name: "Join Beta", exact: true }).click();
        await expect(page.getByText("You joined Beta")).toBeVisible();
        await asked.getByRole("button", { name: "Decline to join Gamma" }).click();
        await expect(page.getByText("You declined to join Gamma")).toBeVisible();
        await expect(asked).toBeHidden();
        const { memberships } = (await person.get("/me")).body;
        const names = memberships.map((each: { account: { name: string } }) => each.account.name);
        expect(names.sort()).toEqual(["Acme", "Beta"]);
    },
);

story(
    "a person without any account lands on the question (S0-03)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague(cy.email);
        const users = (await acme.ann.get(`${acme.path}/users`)).body.items;
        const user = users.find(({ email }: { email: string }) => email === cy.email);
        await addElsewhere(acme, "Beta");
        expect(await acme.ann.call("DELETE", `${acme.path}/users/${user.id}`)).toAnswer(204);

        await page.goto(`${kith.url}/signin`);
        await page.getByLabel("E-mail or username").fill(cy.email);
        await page.getByLabel("Password", { exact: true }).fill(acme.ann.password);
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(page.getByRole("heading", { name: "You are asked to join" })).toBeVisible();
        await page.getByRole("button", { name: "Join Beta", exact: true }).click();
        await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
        await expect(page.getByText("You are signed in to Beta.")).toBeVisible();
    },
);
