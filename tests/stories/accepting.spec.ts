// Every way a mailed link can meet its reader. Rows S1-18, S1-30; message M-EXPIRED.
import { signIn } from "../support/browser";
import { password } from "../support/kith";
import { expect, story } from "../support/story";

const day = 24 * 60 * 60;
const names = { first_name: "Bo", last_name: "Berg" };

story("a used link says so, to whoever follows it later", async ({ kith, acme }) => {
    await acme.colleague("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const stranger = kith.somebody();
    const look = await stranger.get(link);
    expect(look).toBeRefused(410, "invitation_used");
    expect(JSON.stringify(look.body.account)).toContain("Acme");
    expect(await stranger.post(`${link}/accept`, { ...names, password })).toBeRefused(410, "invitation_used");
});

story("a link runs out, and resending wakes it (S1-30)", async ({ kith, acme }) => {
    const invited = await acme.invite("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const bo = kith.somebody("bo@acme.test");

    await kith.advance(8 * day);
    expect(await bo.get(link)).toBeRefused(410, "invitation_expired");
    expect(await bo.post(`${link}/accept`, { ...names, password })).toBeRefused(410, "invitation_expired");
    await acme.ann.signIn();
    await expect.poll(() => acme.emails("expired", "invitations")).toEqual(["bo@acme.test"]); // by a job

    const invitation = `${acme.path}/invitations/${invited.body.id}`;
    expect(await acme.ann.post(`${invitation}/resend`)).toAnswer(200);
    expect(await kith.mailTo("bo@acme.test")).toHaveLength(2);
    expect(await bo.get(link)).toAnswer(200);
});

story("a revoked link is dead, and its address can be invited anew", async ({ kith, acme }) => {
    const invited = await acme.invite("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const revoked = await acme.ann.post(`${acme.path}/invitations/${invited.body.id}/revoke`);
    expect(revoked).toAnswer(200);
    expect(revoked.body.state).toBe("revoked");
    expect(await kith.somebody().get(link)).toBeRefused(410, "invitation_revoked");
    expect(await acme.invite("bo@acme.test")).toAnswer(201);
});

story("a declined invitation lets nobody in afterwards", async ({ kith, acme }) => {
    await acme.invite("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const bo = kith.somebody("bo@acme.test");
    expect(await bo.post(`${link}/decline`)).toAnswer(200);
    expect(await bo.get(link)).toBeRefused(410, "invitation_declined");
    expect(await bo.post(`${link}/accept`, { ...names, password })).toBeRefused(410, "invitation_declined");
    expect(await acme.emails("declined", "invitations")).toEqual(["bo@acme.test"]);
});

story("an unknown link is not found", async ({ kith, acme }) => {
    await acme.invite("bo@acme.test");
    const token = await kith.invitationTokenTo("bo@acme.test");
    const other = token.slice(0, -1) + (token.endsWith("A") ? "B" : "A");
    expect(await kith.somebody().get(`/public/invitations/${other}`)).toBeRefused(404, "not_found");
});

story("two who accept one link at once: one of them gets in", async ({ kith, acme }) => {
    await acme.invite("bo@acme.test");
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const attempts = Array.from({ length: 8 }, () => kith.somebody().post(`${link}/accept`, { ...names, password }));
    const statuses = (await Promise.all(attempts)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, 410, 410, 410, 410, 410, 410, 410]);
});

story("members and pending addresses cannot be invited again", async ({ acme }) => {
    await acme.colleague("bo@acme.test");
    expect(await acme.invite("BO@acme.test")).toBeRefused(409, "already_member");
    await acme.invite("cy@acme.test");
    expect(await acme.invite("cy@acme.test")).toBeRefused(409, "already_invited");
});

story("a person known to Kith accepts with their own password", async ({ kith, acme }) => {
    await acme.colleague("bo@acme.test");
    const beta = await acme.ann.post("/accounts", { name: "Beta" });
    await acme.ann.post(`/accounts/${beta.body.id}/invitations`, {
        kind: "internal",
        ...names,
        email: "bo@acme.test",
    });
    const link = `/public/invitations/${await kith.invitationTokenTo("bo@acme.test")}`;
    const bo = kith.somebody("bo@acme.test");
    expect((await bo.get(link)).body.person_exists).toBe(true);
    const wrong = await bo.post(`${link}/accept`, { ...names, password: "not the one in use" });
    expect(wrong).toBeRefused(401, "invalid_credentials");

    expect(await bo.post(`${link}/accept`, { ...names, password })).toAnswer(201);
    expect((await bo.get("/me")).body.memberships).toHaveLength(2);
});

story("the dead links explain themselves (M-EXPIRED)", { tag: "@browser" }, async ({ kith, acme, page }) => {
    const heading = (name: string) => page.getByRole("heading", { name });
    await acme.colleague("used@acme.test");
    await page.goto(await kith.invitationLinkTo("used@acme.test"));
    await expect(heading("Invitation already used")).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();

    const revoked = await acme.invite("revoked@acme.test");
    await acme.ann.post(`${acme.path}/invitations/${revoked.body.id}/revoke`);
    await page.goto(await kith.invitationLinkTo("revoked@acme.test"));
    await expect(heading("Invitation revoked")).toBeVisible();

    await acme.invite("late@acme.test");
    await kith.advance(8 * day);
    await page.goto(await kith.invitationLinkTo("late@acme.test"));
    await expect(heading("Invitation expired")).toBeVisible();
    await expect(page.getByText("This invitation has expired. Ask Ann Lee to send a new one.")).toBeVisible();

    await page.goto(`${kith.url}/invitations/never-sent`);
    await expect(heading("Invitation not found")).toBeVisible();
});

story(
    "a link that is revoked while its reader registers says so at once (S1-17)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const invited = await acme.invite("bo@acme.test");
        await page.goto(await kith.invitationLinkTo("bo@acme.test"));
        await page.getByRole("button", { name: "Accept the invitation" }).click();
        await acme.ann.post(`${acme.path}/invitations/${invited.body.id}/revoke`);
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByLabel("Repeat password").fill(password);
        await page.getByRole("button", { name: "Complete registration" }).click();
        await expect(page.getByRole("heading", { name: "Invitation revoked" })).toBeVisible();
    },
);

story("declining in the browser tells that nothing was created", { tag: "@browser" }, async ({ kith, acme, page }) => {
    await acme.invite("bo@acme.test");
    await page.goto(await kith.invitationLinkTo("bo@acme.test"));
    await page.getByRole("button", { name: "Decline" }).click();
    await page.getByRole("button", { name: "Decline the invitation" }).click();
    await expect(page.getByRole("heading", { name: "You declined the invitation" })).toBeVisible();
    expect(await acme.emails("declined", "invitations")).toEqual(["bo@acme.test"]);
    expect(await acme.emails("all", "users")).not.toContain("bo@acme.test");
});

story(
    "signed in as somebody else: names both and offers to switch",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.invite("bo@acme.test");
        await signIn(page, kith, "ann@acme.test");
        await page.goto(await kith.invitationLinkTo("bo@acme.test"));
        await expect(
            page.getByText("You are signed in as ann@acme.test. This invitation is for bo@acme.test."),
        ).toBeVisible();
        await expect(page.getByRole("button", { name: "Accept the invitation" })).toBeHidden();

        await page.getByRole("button", { name: "Switch account" }).click();
        await page.getByRole("button", { name: "Accept the invitation" }).click();
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByLabel("Repeat password").fill(password);
        await page.getByRole("button", { name: "Complete registration" }).click();
        await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
        expect(await acme.emails("active", "users")).toContain("bo@acme.test");
    },
);

story(
    "who holds an expired link asks its sender for a new one (S1-30)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const invited = await acme.invite("bo@acme.test");
        const link = await kith.invitationLinkTo("bo@acme.test");
        await kith.advance(8 * day);
        await page.goto(link);
        await page.getByRole("button", { name: "Ask for a new invitation" }).click();
        await expect(page.getByText("Ann Lee was told that you ask for a new invitation.")).toBeVisible();
        const asked = async () =>
            (await kith.mailTo("ann@acme.test")).filter(({ subject }) => subject.includes("asks for a new invitation"));
        expect(await asked()).toHaveLength(1);

        // Once a day, however often it is pressed.
        await page.reload();
        await page.getByRole("button", { name: "Ask for a new invitation" }).click();
        await expect(page.getByText("Ann Lee was told")).toBeVisible();
        expect(await asked()).toHaveLength(1);

        await acme.ann.signIn();
        const again = await acme.ann.post(`${acme.path}/invitations/${invited.body.id}/resend`);
        expect(again).toAnswer(200);
        await page.reload();
        await expect(page.getByRole("button", { name: "Accept the invitation" })).toBeVisible();
    },
);

story(
    "the inviter learns that a person has seen it, and no scanner counts (S1-18)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const invited = await acme.invite("bo@acme.test");
        const delivery = async () =>
            (await acme.ann.get(`${acme.path}/invitations/${invited.body.id}`)).body.delivery.state;
        const link = await kith.invitationTokenTo("bo@acme.test");
        for (let look = 0; look < 50; look++) {
            await kith.somebody().get(`/public/invitations/${link}`);
        }
        expect(await delivery()).not.toBe("opened");

        await page.goto(await kith.invitationLinkTo("bo@acme.test"));
        await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
        await expect.poll(delivery).toBe("opened");
    },
);

story(
    "under another address than the invited one: confirm it, then an administrator says yes (S1-14)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const free = { roles: ["administrator"], force_email: false };
        const invited = await acme.invite("bo@acme.test", free);
        await page.goto(await kith.invitationLinkTo("bo@acme.test"));
        await page.getByRole("button", { name: "Accept the invitation" }).click();
        await page.getByLabel("E-mail", { exact: true }).fill("bo@home.test");
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByLabel("Repeat password").fill(password);
        await page.getByRole("button", { name: "Complete registration" }).click();
        await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();

        const [mail] = await kith.mailTo("bo@home.test");
        await page.goto(mail?.links.find((url) => url.includes("/confirm/")) ?? "");
        await page.getByRole("button", { name: "Confirm the address" }).click();
        await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
        expect(await kith.somebody("bo@home.test").signIn()).toBeRefused(403, "inactive");

        const approve = `${acme.path}/invitations/${invited.body.id}/approve`;
        expect(await acme.ann.post(approve)).toAnswer(200);
        await page.getByRole("link", { name: "Sign in" }).click();
        await page.getByLabel("E-mail or username").fill("bo@home.test");
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();

        await page.goto(mail?.links.find((url) => url.includes("/confirm/")) ?? "");
        await page.getByRole("button", { name: "Confirm the address" }).click();
        await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
    },
);

story(
    "a token leaves the address bar, and the page can be reloaded (INV-22)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const left = async (url: string, heading: string | RegExp, address: string) => {
            await page.goto(url);
            await expect(page).toHaveURL(`${kith.url}${address}`);
            await expect(page.getByRole("heading", { name: heading })).toBeVisible();
            await page.reload();
            await expect(page.getByRole("heading", { name: heading })).toBeVisible();
            await expect(page).toHaveURL(`${kith.url}${address}`);
        };
        await acme.invite("bo@acme.test", { force_email: false });
        await left(await kith.invitationLinkTo("bo@acme.test"), "Join Acme", "/invitations/-");
        await page.goBack();
        expect(page.url()).not.toContain(await kith.invitationTokenTo("bo@acme.test"));

        await page.goto(await kith.invitationLinkTo("bo@acme.test"));
        await page.getByRole("button", { name: "Accept the invitation" }).click();
        await page.getByLabel("E-mail", { exact: true }).fill("bo@home.test");
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByLabel("Repeat password").fill(password);
        await page.getByRole("button", { name: "Complete registration" }).click();
        await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();
        const [mail] = await kith.mailTo("bo@home.test");
        const confirm = mail?.links.find((url) => url.includes("/confirm/")) ?? "";
        await left(confirm, "Confirm your address", "/confirm/-");
        await page.getByRole("button", { name: "Confirm the address" }).click();
        await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();

        await kith.somebody().post("/auth/forgot", { login: "bo@home.test" });
        await left(await kith.resetLinkTo("bo@home.test"), /password/, "/reset");
        await page.getByLabel("New password").fill("another crate of anvils");
        await page.getByLabel("Repeat password").fill("another crate of anvils");
        await page.getByRole("button", { name: "Set the password" }).click();
        await expect(page.getByRole("heading", { name: "Sign in to Kith" })).toBeVisible();
    },
);
