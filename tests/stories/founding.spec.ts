// From the line a fresh server prints to two people at work. Rows S1-16 to S1-19, S4-14 to S4-16.
import { ann } from "../support/acme";
import { fill, fillRow, signIn, signOut } from "../support/browser";
import { password } from "../support/kith";
import { expect, story } from "../support/story";

const day = 24 * 60 * 60;
const bo = { name: "Bo Berg", email: "bo@acme.test", roles: ["User"], licenses: ["Kith Suite"] };

story("the printed link founds the first account, and only once", async ({ kith }) => {
    const founder = kith.somebody(ann.email);
    const stranger = kith.somebody();
    const founding = { token: kith.setupToken, ...ann };
    expect((await stranger.get("/setup")).body).toEqual({ needed: true });
    expect(await stranger.post("/setup", { ...founding, token: "guessed" })).not.toAnswer(201);

    const me = await founder.post("/setup", founding);

    expect(me).toAnswer(201);
    expect(me.body.person).toMatchObject({ email: ann.email, first_name: "Ann" });
    expect(me.body.memberships).toHaveLength(1);
    expect(me.body.memberships[0]).toMatchObject({
        account: { name: "Acme" },
        roles: ["legal_representative"],
        state: "active",
    });
    expect(me.body.memberships[0].permissions).toContain("users.manage");
    expect((await stranger.get("/setup")).body).toEqual({ needed: false });
    expect(await stranger.post("/setup", founding)).not.toAnswer(201);
});

story("an invited colleague registers by the mailed link (S1-16, S1-18, S1-19)", async ({ kith, acme }) => {
    const invited = await acme.invite("bo@acme.test", { message: "See you on Monday." });
    expect(invited).toAnswer(201);
    expect(invited.body).toMatchObject({ state: "pending", roles: ["user"] });
    expect(await acme.emails("pending", "invitations")).toEqual(["bo@acme.test"]);
    expect(await acme.emails("all", "users")).toEqual([ann.email]);

    const mails = await kith.mailTo("bo@acme.test");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.html).toContain("Accept the invitation");
    expect(mails[0]?.text).toContain("See you on Monday.");

    const bo = kith.somebody("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    for (const look of [await bo.get(link), await bo.get(link)]) {
        expect(look).toAnswer(200);
        expect(look.body).toMatchObject({
            state: "pending",
            account: { name: "Acme" },
            inviter: { name: "Ann Lee" },
            email: "bo@acme.test",
            person_exists: false,
        });
    }
    const registered = { first_name: "Bo", last_name: "Berg", password };
    const accepted = await bo.post(`${link}/accept`, registered);
    expect(accepted).toAnswer(201);
    expect(accepted.body.account).toMatchObject({ id: acme.id, name: "Acme" });

    expect(await bo.get("/me")).toAnswer(200);
    expect(await kith.somebody("bo@acme.test").signIn()).toAnswer(200);
    expect(await acme.emails("pending", "invitations")).toEqual([]);
    expect(await acme.emails("active", "users")).toContain("bo@acme.test");
});

story("a weak password is refused, and the link still works (S1-19)", async ({ kith, acme }) => {
    await acme.invite("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const bo = kith.somebody("bo@acme.test");
    const names = { first_name: "Bo", last_name: "Berg" };

    const weak = await bo.post(`${link}/accept`, { ...names, password: "short" });
    expect(weak).toBeRefused(422, "validation");
    expect(weak.body.errors[0].field).toBe("password");

    expect(await bo.post(`${link}/accept`, { ...names, password })).toAnswer(201);
});

story("whom a plain user invites, an administrator has to approve (S1-17)", async ({ acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const invitation = {
        kind: "internal",
        first_name: "Cy",
        last_name: "Cole",
        email: "cy@x.test",
    };
    expect(await bo.get(`${acme.path}/invitations`)).toBeRefused(403, "forbidden");
    expect(await bo.get(`${acme.path}/audit`)).toBeRefused(403, "forbidden");
    const invited = await bo.post(`${acme.path}/invitations`, invitation);
    expect(invited).toAnswer(201);
    expect(invited.body).toMatchObject({ state: "pending", approval: "awaiting" });
    expect((await bo.get(`${acme.path}/invitations?mine=true`)).body.items).toHaveLength(1);
    const approve = `${acme.path}/invitations/${invited.body.id}/approve`;
    expect(await bo.post(approve)).toBeRefused(403, "forbidden");
    expect((await acme.ann.post(approve)).body.approval).toBe("granted");
});

story("a session ends when its person signs out, and by itself in the end", async ({ kith, acme }) => {
    const elsewhere = kith.somebody(ann.email);
    expect(await elsewhere.signIn()).toAnswer(200);
    expect(await acme.ann.signOut()).toAnswer(204);
    expect(await acme.ann.get("/me")).toBeRefused(401, "unauthenticated");
    expect(await elsewhere.get("/me")).toAnswer(200);

    await kith.advance(91 * day);
    expect(await elsewhere.get("/me")).toBeRefused(401, "unauthenticated");
});

story("what was done stands in the audit log, newest first", async ({ acme }) => {
    await acme.colleague("bo@acme.test");
    const log = (await acme.ann.get(`${acme.path}/audit?limit=100`)).body.items;
    const seqs = log.map((entry: { seq: number }) => entry.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    const told = log.map((entry: any) => `${entry.actor.name}: ${entry.operation}`);
    expect(told).toContain("Ann Lee: invitation.sent");
    expect(told).toContain("bo Berg: invitation.accepted");
});

story(
    "from the printed link to two people who see each other (S4-14, S4-15, S4-16)",
    { tag: ["@browser", "@both"] },
    async ({ kith, page, browser }) => {
        await page.goto(kith.setupUrl);
        await expect(page.getByRole("heading", { name: "Set up Kith" })).toBeVisible();
        await expect(page).toHaveURL(`${kith.url}/setup`);
        await fill(page, {
            "Name of the account": "Acme",
            "First name": "Ann",
            "Last name": "Lee",
            "E-mail": ann.email,
            Password: password,
        });
        await page.getByRole("button", { name: "Found the account" }).click();
        await expect(page.getByRole("heading", { name: "Hello, Ann" })).toBeVisible();

        await page.getByRole("link", { name: "Users", exact: true }).click();
        await expect(page.getByRole("heading", { name: "User Management" })).toBeVisible();
        await page.getByRole("switch", { name: /^Allow users to signup/ }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Confirm", exact: true }).click();
        await page.getByRole("button", { name: "+ Invite User" }).click();
        await fillRow(page, 1, bo);
        await page.getByRole("button", { name: "Send Invites" }).click();
        await expect(page.getByText("Invite has been sent", { exact: true })).toBeVisible();
        await page.getByRole("button", { name: "Show", exact: true }).click();
        const pending = page.getByRole("region", { name: /^Pending/ });
        await expect(pending.getByText("Bo Berg")).toBeVisible();

        const secondContext = await browser.newContext();
        const second = await secondContext.newPage();
        await second.goto(await kith.invitationLinkTo("bo@acme.test"));
        await expect(second.getByRole("heading", { name: "Join Acme" })).toBeVisible();
        await second.getByRole("button", { name: "Accept the invitation" }).click();
        await expect(second.getByLabel("First name")).toHaveValue("Bo");
        await fill(second, { Password: password, "Repeat password": password });
        await second.getByRole("button", { name: "Complete registration" }).click();
        await expect(second.getByRole("heading", { name: "Hello, Bo" })).toBeVisible();
        await expect(second.getByRole("link", { name: "Users", exact: true })).toBeHidden();

        // Nobody reloads the first page.
        const users = page.getByRole("table", { name: "Users" });
        await expect(users.getByRole("cell", { name: "bo@acme.test" })).toBeVisible();
        await expect(pending.getByText("Bo Berg")).toBeHidden();
        await secondContext.close();

        await signOut(page);
        await page.goto(`${kith.url}/users?source=Dialers`);
        await expect(page).toHaveURL(/\/signin\?next=/);
        await fill(page, { "E-mail or username": ann.email, Password: password });
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(page.getByRole("heading", { name: "User Management" })).toBeVisible();
        await expect(users.getByRole("cell", { name: "bo@acme.test" })).toBeVisible();
    },
);

story(
    "a plain user meets a polite door where administrators work (S4-02)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.colleague("bo@acme.test");
        await signIn(page, kith, "bo@acme.test");
        await page.goto(`${kith.url}/users`);
        await expect(page.getByRole("heading", { name: "You are not allowed to see this page" })).toBeVisible();
    },
);
