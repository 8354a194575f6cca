// What Kith does with input that is wrong, sent twice, too large or of the wrong kind: the manners
// of the HTTP contract, and forms that lose nothing. Rows S4-14 (double click), S1-16.
import { randomUUID } from "node:crypto";
import { cell, fill, fillRow, openInvitePage, signIn } from "../support/browser";
import { expect, story } from "../support/story";

const bo = { kind: "internal", first_name: "Bo", last_name: "Berg", email: "bo@acme.test" };
const inGrid = {
    name: "Bo Berg",
    email: "bo@acme.test",
    roles: ["User"],
    licenses: ["Kith Suite"],
};
const json = { "Content-Type": "application/json" };

story("who is not signed in learns that before anything else", async ({ kith, acme }) => {
    const path = `${acme.path}/invitations`;
    expect(await kith.somebody().post(path, { nonsense: true })).toBeRefused(401, "unauthenticated");
    const elsewhere = `/accounts/${randomUUID()}/invitations`;
    expect(await acme.ann.post(elsewhere, { nonsense: true })).toBeRefused(404, "not_found");
});

story("wrong fields are named all at once, unknown ones too", async ({ acme }) => {
    const wrong = { kind: "internal", first_name: "", email: "no address", nonsense: 1 };
    const answer = await acme.ann.post(`${acme.path}/invitations`, wrong);
    expect(answer).toBeRefused(422, "validation");
    const fields = answer.body.errors.map((error: { field: string }) => error.field).sort();
    expect(fields).toEqual(["email", "first_name", "last_name", "nonsense"]);
    for (const error of answer.body.errors) {
        expect(error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    }
});

for (const [name, raw] of Object.entries({
    "cut off": '{"login": "ann@acme.test", "passw',
    "a key twice": '{"login": "a", "login": "b", "password": "c"}',
    "no JSON": "login=ann",
})) {
    story(`malformed JSON is a 400: ${name}`, async ({ kith }) => {
        const answer = await kith.somebody().call("POST", "/auth/login", { raw, headers: json });
        expect(answer).toBeRefused(400, "malformed");
    });
}

for (const query of ["limit=0", "limit=201", "limit=many", "sort=shoe_size", "cursor=made-up"]) {
    story(`a bad query value is a 400: ${query}`, async ({ acme }) => {
        expect(await acme.ann.get(`${acme.path}/users?${query}`)).toBeRefused(400, "malformed");
    });
}

story("names of every script pass, bidi tricks and links do not", async ({ acme }) => {
    const named = (first_name: string, email: string) => acme.invite(email, { first_name });
    expect(await named("Żaneta Größl-O'Neil", "a@acme.test")).toAnswer(201);
    expect(await named("李小龍", "b@acme.test")).toAnswer(201);
    for (const name of ["An\u202en", "A\u200bnn", "https://evil.test", "   ", "x".repeat(101)]) {
        const answer = await named(name, "c@acme.test");
        expect(answer).toBeRefused(422, "validation");
        expect(answer.body.errors[0].field).toBe("first_name");
    }
});

story("the same submit twice is one invitation and one mail (S1-16)", async ({ kith, acme }) => {
    const path = `${acme.path}/invitations`;
    const key = { "Idempotency-Key": randomUUID() };
    const first = await acme.ann.post(path, bo, key);
    const again = await acme.ann.post(path, bo, key);
    expect(first).toAnswer(201);
    expect(again).toAnswer(201);
    expect(again.body.id).toBe(first.body.id);
    expect(await kith.mailTo(bo.email)).toHaveLength(1);

    const other = await acme.ann.post(path, { ...bo, email: "cy@acme.test" }, key);
    expect(other).toBeRefused(422, "idempotency_key_reused");
});

story("the same submit in flight eight times is one invitation", async ({ kith, acme }) => {
    const key = { "Idempotency-Key": randomUUID() };
    const answers = await Promise.all(
        Array.from({ length: 8 }, () => acme.ann.post(`${acme.path}/invitations`, bo, key)),
    );
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    expect(new Set(answers.filter((a) => a.status === 201).map((a) => a.body.id)).size).toBe(1);
    expect(await kith.mailTo(bo.email)).toHaveLength(1);
});

story("who saves over a newer version is told (ETag, 412)", async ({ acme }) => {
    const etag = (await acme.ann.get("/me")).headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    const saved = await acme.ann.patch("/me", { first_name: "Anna" }, { "If-Match": etag });
    expect(saved).toAnswer(200);
    expect(saved.body.person.first_name).toBe("Anna");
    const late = await acme.ann.patch("/me", { first_name: "Annie" }, { "If-Match": etag });
    expect(late).toBeRefused(412, "stale");
    expect((await acme.ann.get("/me")).body.person.first_name).toBe("Anna");
});

story("wrong method, too large, wrong type", async ({ kith, acme }) => {
    const { ann } = acme;
    expect((await ann.call("DELETE", "/setup")).status).toBe(405);
    const large = JSON.stringify({ login: "x".repeat(8 * 1024 * 1024), password: "x" });
    const sent = await kith
        .somebody()
        .call("POST", "/auth/login", { raw: large, headers: json })
        // A server may hang up on what it will not read.
        .catch(() => ({ status: 413 }));
    expect(sent.status).toBe(413);
    const text = { "Content-Type": "text/plain" };
    const plain = await ann.call("POST", "/auth/login", { raw: "{}", headers: text });
    expect(plain.status).toBe(415);
});

story("a write from another origin is refused", async ({ acme }) => {
    const answer = await acme.ann.post(`${acme.path}/invitations`, bo, {
        Origin: "https://evil.test",
    });
    expect(answer).toBeRefused(403, "origin_refused");
    expect(await acme.emails("pending", "invitations")).toEqual([]);
});

story("a wrong password and an unknown login look the same", async ({ kith, acme }) => {
    const somebody = kith.somebody();
    const wrong = await somebody.signIn("ann@acme.test", "not the password");
    const unknown = await somebody.signIn("nobody@acme.test", "not the password");
    expect(wrong).toBeRefused(401, "invalid_credentials");
    expect(unknown).toBeRefused(401, "invalid_credentials");
    expect(unknown.body.detail).toBe(wrong.body.detail);
    expect(await acme.ann.get("/me")).toAnswer(200);
});

story(
    "a refused invitation keeps what was typed and marks the field",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, "ann@acme.test");
        await openInvitePage(page, kith, acme);
        await fillRow(page, 1, { ...inGrid, email: "not an address" });
        await page.getByRole("button", { name: "Send Invites" }).click();

        const email = cell(page, "Email", 1);
        await expect(email).toHaveAttribute("aria-invalid", "true");
        await expect(email).toBeFocused();
        await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
        await expect(email).toHaveValue("not an address");
        await expect(cell(page, "Name", 1)).toHaveValue("Bo Berg");
        await expect(cell(page, "Roles", 1).getByLabel("User")).toBeChecked();
        await expect(cell(page, "Licenses", 1).getByLabel("Kith Suite")).toBeChecked();

        await email.fill("bo@acme.test");
        await page.getByRole("button", { name: "Send Invites" }).click();
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
        expect(await acme.emails("pending", "invitations")).toEqual(["bo@acme.test"]);
    },
);

story("a double click sends one invitation (S4-14)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await signIn(page, kith, "ann@acme.test");
    await openInvitePage(page, kith, acme);
    await fillRow(page, 1, inGrid);
    const sent: string[] = [];
    page.on("request", (request) => {
        if (request.method() === "POST") sent.push(request.url());
    });
    await page.getByRole("button", { name: "Send Invites" }).dblclick();
    await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
    expect(sent).toHaveLength(1);
    expect(await kith.mailTo("bo@acme.test")).toHaveLength(1);
    expect(await acme.emails("pending", "invitations")).toEqual(["bo@acme.test"]);
});

story("a retry after a lost answer does not invite twice", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await signIn(page, kith, "ann@acme.test");
    await openInvitePage(page, kith, acme);
    await fillRow(page, 1, inGrid);
    // The first request reaches the server; its answer does not reach the browser.
    let lost = false;
    await page.route("**/invitations/batch", async (route) => {
        if (lost) return route.continue();
        lost = true;
        await route.fetch();
        return route.abort();
    });
    await page.getByRole("button", { name: "Send Invites" }).click();
    await expect(page.getByRole("alert")).toContainText("The server cannot be reached");
    await page.getByRole("button", { name: "Send Invites" }).click();
    await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
    expect(await kith.mailTo("bo@acme.test")).toHaveLength(1);
    expect(await acme.emails("pending", "invitations")).toEqual(["bo@acme.test"]);
});

story(
    "a session that ends in the middle of a form loses nothing",
    { tag: "@browser" },
    async ({ kith, acme, page, context }) => {
        await signIn(page, kith, "ann@acme.test");
        await openInvitePage(page, kith, acme);
        await fillRow(page, 1, inGrid);
        await context.clearCookies();
        await page.getByRole("button", { name: "Send Invites" }).click();
        await fill(page, { "E-mail or username": "ann@acme.test", Password: acme.ann.password });
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(cell(page, "Email", 1)).toHaveValue("bo@acme.test");
        await page.getByRole("button", { name: "Send Invites" }).click();
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
    },
);

story("a wrong password keeps the login in the field", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await page.goto(`${kith.url}/signin`);
    await fill(page, { "E-mail or username": acme.ann.email, Password: "not the password" });
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("The login or the password is wrong.");
    await expect(page.getByLabel("E-mail or username")).toHaveValue(acme.ann.email);
});

story("a profile changed in two windows: the later one chooses", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await signIn(page, kith, "ann@acme.test");
    await page.goto(`${kith.url}/profile`);
    const you = page.getByRole("region", { name: "You", exact: true });
    await you.getByLabel("First name").fill("Anna");
    await acme.ann.patch("/me", { last_name: "Larsen" });
    await you.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The name there is now Ann Larsen.")).toBeVisible();
    await expect(page.getByLabel("First name")).toHaveValue("Anna");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await you.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your profile has been saved")).toBeVisible();
    const { person } = (await acme.ann.get("/me")).body;
    expect(`${person.first_name} ${person.last_name}`).toBe("Anna Lee");
});
