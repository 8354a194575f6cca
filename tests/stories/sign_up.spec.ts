// People join an account by themselves, as far as it lets them. Rows S4-04, S4-05, S4-09, S4-16.
import type { Browser, Page } from "@playwright/test";
import { barriersOf } from "../support/axe";
import { fill, signIn } from "../support/browser";
import {
    askToJoin,
    choosePassword,
    join,
    openLink,
    proveDomain,
    whoCanJoin,
} from "../support/joining";
import { password } from "../support/kith";
import { expect, story } from "../support/story";

const bob = { first_name: "Bob", last_name: "Ray", email: "bob@acme.test" };
const cem = { first_name: "Cem", last_name: "Oz", email: "cem@else.test" };

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const users = (page: Page) => page.getByRole("table", { name: "Users" });
const row = (page: Page, email: string) => users(page).getByRole("row").filter({ hasText: email });
const waiting = (page: Page) => page.getByRole("list", { name: /^People who signed up/ });

async function elsewhere(browser: Browser): Promise<Page> {
    return (await browser.newContext()).newPage();
}

async function expectNoBarriers(page: Page): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    expect(await barriersOf(page)).toEqual([]);
}

story(
    "an address in the account's domain joins, and stands in the open list (S4-04, S4-05, S4-16, C-04)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        await acme.ann.patch(`${acme.path}/settings`, { signup_products: ["suite"] });
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        await expect(whoCanJoin(page)).toContainText("Nobody can sign up yet. Add a domain");
        await proveDomain(acme, "acme.test");
        await expect(whoCanJoin(page)).toHaveText(
            "Anyone with an @acme.test address can join through the sign-in link. They get: Kith Suite.",
        );

        const newcomer = await elsewhere(browser);
        await newcomer.goto(`${kith.url}/s/acme`);
        await newcomer.getByRole("button", { name: "Join with my e-mail address" }).click();
        await fill(newcomer, { "First name": "Bob", "Last name": "Ray", "E-mail": cem.email });
        await newcomer.getByRole("button", { name: "Send me the link" }).click();
        await expect(newcomer.getByText(/^Only @acme.test addresses can join here/)).toBeVisible();
        await expectNoBarriers(newcomer);
        await askToJoin(newcomer, bob);
        await expect(newcomer.getByText(/^You can ask again in \d+ seconds/)).toBeVisible();

        await newcomer.goto(await kith.signUpLinkTo(bob.email));
        await expect(newcomer).toHaveURL(`${kith.url}/signup/-`);
        await expectNoBarriers(newcomer);
        await fill(newcomer, { Password: password, "Repeat password": password });
        await newcomer.getByRole("button", { name: "Complete registration" }).dblclick();
        await expect(newcomer.getByRole("heading", { name: /^Hello, / })).toBeVisible();

        await expect(row(page, bob.email)).toContainText("Kith Suite");
        await expect(row(page, bob.email)).toContainText("Active");
        expect(await acme.emails("active", "users")).toEqual(["ann@acme.test", bob.email]);
    },
);

story(
    "where nothing is open the sign-in page says so, and both administrators see who can join (S4-04, S4-09)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        const newcomer = await elsewhere(browser);
        await newcomer.goto(`${kith.url}/s/acme`);
        await expect(newcomer.getByText("New here? You need an invitation.")).toBeVisible();

        await acme.colleague("eve@acme.test", { roles: ["administrator"] });
        const second = await elsewhere(browser);
        for (const [one, login] of [
            [page, acme.ann.email] as const,
            [second, "eve@acme.test"] as const,
        ]) {
            await signIn(one, kith, login);
            await one.goto(`${kith.url}/users`);
        }
        await openLink(acme);
        await expect(whoCanJoin(second)).toContainText("Anyone who has a sign-up link can join.");
        await proveDomain(acme, "acme.test");
        await proveDomain(acme, "acme.example");
        for (const one of [page, second]) {
            await expect(whoCanJoin(one)).toHaveText(
                "Anyone with an @acme.example or @acme.test address can join through the sign-in link, " +
                    "or with a sign-up link. They get no license.",
            );
        }
        await page.getByRole("link", { name: "a sign-up link" }).click();
        await expect(heading(page, "Sign-up links")).toBeInViewport();
        await second.getByRole("switch", { name: /^Allow users to signup/ }).click();
        await second.getByRole("button", { name: "Confirm" }).click();
        await expect(whoCanJoin(page)).toHaveText("Only people with an invitation can join.");
    },
);

story(
    "sign-up is turned off under way: the newcomer is told, and is not in (S4-04, S4-05)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await proveDomain(acme, "acme.test");
        await kith.somebody().post("/public/signin/acme/signup", bob);
        const link = await kith.signUpLinkTo(bob.email);
        await page.goto(link);
        await expect(heading(page, "Join Acme")).toBeVisible();
        await acme.ann.patch(`${acme.path}/settings`, { auto_signup: false });
        await choosePassword(page);
        await expect(heading(page, "You need an invitation.")).toBeVisible();
        await page.goto(link);
        await expect(heading(page, "You need an invitation.")).toBeVisible();
        await expectNoBarriers(page);

        const token = await kith.signUpTokenTo(bob.email);
        const refused = await kith
            .somebody()
            .post(`/public/signup/${token}/complete`, { password });
        expect(refused).toBeRefused(403, "invitation_needed");
        expect(await acme.emails("all", "users")).toEqual([acme.ann.email]);
    },
);

story(
    "who has to be approved waits in the Pending section for a yes or a no (S4-05, S4-16)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        await proveDomain(acme, "acme.test");
        const { token } = await openLink(acme, { name: "Trade fair", needs_approval: true });
        await acme.ann.patch(`${acme.path}/settings`, { signup_needs_approval: true });
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        await expect(users(page)).toBeVisible();

        const newcomer = await elsewhere(browser);
        await kith.somebody().post("/public/signin/acme/signup", bob);
        await newcomer.goto(await kith.signUpLinkTo(bob.email));
        await expect(newcomer.getByText(/has to approve before you are added/)).toBeVisible();
        await choosePassword(newcomer);
        await expect(heading(newcomer, "An administrator has to approve")).toBeVisible();
        await expectNoBarriers(newcomer);

        await expect(waiting(page)).toContainText("bob@acme.test");
        await expect(waiting(page)).toContainText("with an address in acme.test");
        await join(kith, cem, token);
        await expect(waiting(page)).toContainText("by the link “Trade fair”");
        await expectNoBarriers(page);

        await page.getByRole("button", { name: "Approve Bob Ray" }).click();
        await expect(row(page, bob.email)).toBeVisible();
        await expect(waiting(page)).not.toContainText(bob.email);
        await page.getByRole("button", { name: "Decline Cem Oz" }).click();
        const question = page.getByRole("dialog", { name: "Decline Cem Oz?" });
        await question.getByRole("button", { name: "Decline" }).click();
        await expect(waiting(page)).toBeHidden();
        await signIn(newcomer, kith, bob.email);
        expect(await acme.emails("all", "users")).not.toContain(cem.email);
    },
);

story(
    "who was made inactive meanwhile is told whom to ask (S4-05)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await proveDomain(acme, "acme.test");
        await kith.somebody().post("/public/signin/acme/signup", bob);
        const link = await kith.signUpLinkTo(bob.email);
        await acme.colleague(bob.email);
        const { id } = await acme.user(bob.email);
        await acme.ann.patch(`${acme.path}/users/${id}`, { active: false });

        await page.goto(link);
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByRole("button", { name: "Sign in and join" }).click();
        await expect(heading(page, "You cannot join Acme now")).toBeVisible();
        const why = "Your account is inactive. Contact your administrator.";
        await expect(page.getByText(why)).toBeVisible();
        await kith.advance(60);
        await kith.somebody().post("/public/signin/acme/signup", bob);
        expect((await kith.mailTo(bob.email))[0]?.text).toContain(why);
    },
);

story(
    "who is signed in elsewhere joins at the door by two clicks and a mail (S4-05, C-04)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await acme.ann.post("/accounts", { name: "Beta" });
        await acme.colleague(bob.email);
        const beta = (await acme.ann.get("/me")).body.memberships[1].account;
        const path = `/accounts/${beta.id}/domains`;
        const { id } = (await acme.ann.post(path, { name: "acme.test" })).body;
        await acme.ann.post(`${path}/${id}/confirm`);

        await signIn(page, kith, bob.email);
        await page.goto(`${kith.url}/s/${beta.slug}`);
        await expect(
            page.getByText(/^You are signed in as bob@acme.test, and not in/),
        ).toBeVisible();
        await expectNoBarriers(page);
        await page.getByRole("button", { name: "Send me the link" }).click();
        await expect(page.getByText("Look into your mailbox")).toBeVisible();
        await page.goto(await kith.signUpLinkTo(bob.email));
        await page.getByRole("button", { name: "Join Beta" }).dblclick();
        await expect(page.getByText("Welcome to Beta")).toBeVisible();
        await page.goto(`${kith.url}/s/${beta.slug}`);
        await expect(page.getByRole("heading", { name: /^Hello, / })).toBeVisible();
    },
);

story(
    "who has a login joins with it: by one click, by the password, or after switching (S4-05)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const beta = (await acme.ann.post("/accounts", { name: "Beta" })).body;
        await acme.colleague(bob.email);
        await acme.colleague("dora@acme.test");
        const link = await acme.ann.post(`/accounts/${beta.id}/sign-up-links`, {});
        const token = link.body.url.split("/signup/")[1];
        for (const email of [bob.email, "dora@acme.test"]) {
            await kith.somebody().post(`/public/signup/${token}/start`, { ...bob, email });
        }

        await signIn(page, kith, bob.email);
        await page.goto(await kith.signUpLinkTo("dora@acme.test"));
        await expect(page.getByText(/^You are signed in as bob@acme.test/)).toBeVisible();
        await page.getByRole("button", { name: "Switch account" }).click();
        await page.getByLabel("Password", { exact: true }).fill("not the password");
        await page.getByRole("button", { name: "Sign in and join" }).click();
        await expect(page.getByRole("alert")).toContainText("The login or the password is wrong");
        await page.getByLabel("Password", { exact: true }).fill(password);
        await page.getByRole("button", { name: "Sign in and join" }).click();
        await expect(page.getByText("Welcome to Beta")).toBeVisible();

        await page.context().clearCookies();
        await signIn(page, kith, bob.email);
        await page.goto(await kith.signUpLinkTo(bob.email));
        await page.getByRole("button", { name: "Join Beta" }).click();
        await expect(page.getByText("Welcome to Beta")).toBeVisible();
        const members = await acme.ann.get(`/accounts/${beta.id}/users`);
        expect(members.body.items).toHaveLength(3);
    },
);
