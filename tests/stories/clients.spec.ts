// Clients and their groups: invited in two steps from the Contacts section, looked after by mapped
// users, listed for administrators. Rows S2-02, S2-09, S2-18 to S2-21, S2-23 to S2-26, S2-29, C-02.
import type { Locator, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { barriersOf } from "../support/axe";
import { complaintsOf, fill, signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

async function expectNothingWrong(page: Page) {
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

async function openAdding(page: Page, kith: Kith, what: string): Promise<void> {
    await page.goto(`${kith.url}/manage/contacts`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["Client", "Internal User", "Client Group"]);
    await page.getByRole("menuitem", { name: what, exact: true }).click();
}

const member = (dialog: Locator, number: number): Locator => dialog.getByRole("group", { name: `Person ${number}` });

async function addClient({ path }: Acme, who: Person, name: string, delivery = "quiet") {
    const [first_name = "", last_name = ""] = name.split(" ");
    const email = `${first_name.toLowerCase()}@client.test`;
    const members = [{ first_name, last_name, email }];
    const added = await who.post(`${path}/clients`, { members, delivery });
    expect(added).toAnswer(201);
    return added.body.items[0].client;
}

story(
    "a client is invited in two steps; Back keeps what was typed (S2-18, S2-19, S2-20, S2-21, S2-23)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, bo.email);
        await openAdding(page, kith, "Client");
        const dialog = page.getByRole("dialog", { name: "Invite clients" });
        await expect(dialog.getByText("Step 1 of 2")).toBeVisible();
        await dialog.getByRole("button", { name: "Next" }).click();
        await expect(member(dialog, 1).getByLabel("First name")).toBeFocused();
        await expect(dialog.getByText("Enter an e-mail address or a phone number.")).toBeVisible();
        await expectNothingWrong(page);
        await fill(member(dialog, 1), { "First name": "Carl", "Last name": "Client" });
        await member(dialog, 1).getByLabel("E-mail").fill("not an address");
        await dialog.getByLabel("Personal message (optional)").fill("Welcome to us");
        await dialog.getByRole("button", { name: "Next" }).click();
        await expect(dialog.getByText("Step 2 of 2")).toBeVisible();
        const ways = dialog.getByRole("radio");
        await expect(ways).toHaveCount(3);
        await expect(
            dialog.getByText("Add the client to your contact list and send a portal invitation.", { exact: true }),
        ).toBeVisible();
        await expectNothingWrong(page);

        // What the server refuses stands at its field, and nothing is lost.
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(dialog.getByText("This is not an e-mail address.")).toBeVisible();
        await expect(member(dialog, 1).getByLabel("First name")).toHaveValue("Carl");
        await member(dialog, 1).getByLabel("E-mail").fill("carl@client.test");
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Back" }).click();
        await expect(dialog.getByLabel("Personal message (optional)")).toHaveValue("Welcome to us");
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(dialog.getByText("Invited to the portal by mail.")).toBeVisible();
        const [mail] = await kith.mailTo("carl@client.test");
        expect(mail?.text).toContain("Welcome to us");
        await dialog.getByRole("link", { name: "Carl Client" }).click();
        const overview = page.getByRole("complementary", { name: "Carl Client" });
        await expect(overview.getByText("Pending", { exact: true })).toBeVisible();
        expect(complaints).toEqual([]);
    },
);

story(
    "quietly means no mail; the invitation goes out later (S2-24)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        await signIn(page, kith, acme.ann.email);
        await openAdding(page, kith, "Client");
        const dialog = page.getByRole("dialog", { name: "Invite clients" });
        await fill(member(dialog, 1), {
            "First name": "Quentin",
            "Last name": "Quiet",
            "E-mail": "quentin@client.test",
        });
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("radio", { name: /^Add to Contacts Quietly/ }).check();
        await dialog.getByRole("button", { name: "Add quietly" }).click();
        await expect(dialog.getByText("Added; no mail was sent.")).toBeVisible();
        expect(await kith.mailTo("quentin@client.test")).toEqual([]);
        await dialog.getByRole("link", { name: "Quentin Quiet" }).click();
        const overview = page.getByRole("complementary", { name: "Quentin Quiet" });
        await expect(overview.getByText("Not invited yet", { exact: true })).toBeVisible();
        await expectNothingWrong(page);
        await overview.getByRole("button", { name: "Send invitation" }).click();
        await expect(page.getByText("Invitation sent to Quentin Quiet")).toBeVisible();
        await expect(overview.getByText("Pending", { exact: true })).toBeVisible();
        expect(await kith.mailTo("quentin@client.test")).toHaveLength(1);
    },
);

story(
    "a group of three is invited at once; who is a client already is linked, not doubled (S2-25)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        await addClient(acme, bo, "Carl Client");
        await signIn(page, kith, acme.ann.email);
        await openAdding(page, kith, "Client Group");
        const dialog = page.getByRole("dialog", { name: "Invite a client group" });
        await dialog.getByLabel("Name of the group").fill("Key accounts");
        for (const [index, name] of ["Carl", "Dora", "Emil"].entries()) {
            if (index > 0) await dialog.getByRole("button", { name: "Add another" }).click();
            await fill(member(dialog, index + 1), {
                "First name": name,
                "Last name": "Client",
                "E-mail": `${name.toLowerCase()}@client.test`,
            });
        }
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Send 3 invitations" }).click();
        await expect(dialog.getByText("They are in the group Key accounts.")).toBeVisible();
        await expect(dialog.getByText(/^Was a client already/)).toHaveCount(1);
        await expect(dialog.getByText("Invited to the portal by mail.")).toHaveCount(2);
        await dialog.getByRole("button", { name: "Done" }).click();
        const { items } = (await acme.ann.get(`${acme.path}/client-groups`)).body;
        expect(items).toMatchObject([{ name: "Key accounts", member_count: 3 }]);

        // The name is taken now: said at its field.
        await openAdding(page, kith, "Client Group");
        await dialog.getByLabel("Name of the group").fill("Key accounts");
        await fill(member(dialog, 1), {
            "First name": "Fay",
            "Last name": "Client",
            "E-mail": "fay@client.test",
        });
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(dialog.getByText("That name is taken.")).toBeVisible();
        expect(await kith.mailTo("fay@client.test")).toEqual([]);
        await dialog.getByLabel("Group", { exact: true }).selectOption("Key accounts");
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(dialog.getByText("They are in the group Key accounts.")).toBeVisible();
    },
);

story(
    "a user invites an internal user, and an administrator must approve (S2-18, C-02)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        await signIn(page, kith, bo.email);
        await openAdding(page, kith, "Internal User");
        const dialog = page.getByRole("dialog", { name: "Invite an internal user" });
        await expect(dialog.getByText(/An administrator must approve/)).toBeVisible();
        await fill(dialog, { "First name": "Cy", "Last name": "Berg", "E-mail": "cy@acme.test" });
        await expectNothingWrong(page);
        await dialog.getByRole("button", { name: "Send invitation" }).click();
        await expect(page.getByText("Invited; an administrator must approve")).toBeVisible();
        const { items } = (await acme.ann.get(`${acme.path}/invitations?state=pending`)).body;
        expect(items).toMatchObject([{ email: "cy@acme.test", approval: "awaiting" }]);
    },
);

story(
    "administrators see every client, map users, edit and remove (S2-01, S2-07, S2-26)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        const bo = await acme.colleague("bo@acme.test");
        await addClient(acme, bo, "Carl Client");
        await addClient(acme, bo, "Dora Client", "portal");
        await signIn(page, kith, acme.ann.email);
        await page.getByRole("navigation").getByRole("link", { name: "Clients" }).click();
        const carl = page.getByRole("row", { name: /Carl Client/ });
        await expect(carl).toContainText("bo Berg");
        await expectNothingWrong(page);
        await page.getByLabel("Status").selectOption("Pending");
        await expect(carl).toBeHidden();
        await page.getByLabel("Status").selectOption("Every status");

        await page.getByRole("button", { name: "More for Carl Client" }).click();
        await page.getByRole("menuitem", { name: "Map users" }).click();
        const mapping = page.getByRole("dialog", { name: "Who looks after Carl Client" });
        await expect(mapping.getByRole("checkbox", { name: "bo Berg" })).toBeChecked();
        await expectNothingWrong(page);
        await mapping.getByRole("checkbox", { name: "Ann Lee" }).click();
        await expect(page.getByText("Ann Lee looks after Carl Client now")).toBeVisible();
        await mapping.getByRole("checkbox", { name: "bo Berg" }).click();
        await page.keyboard.press("Escape");
        await expect(carl).not.toContainText("bo Berg");

        await page.getByRole("button", { name: "More for Carl Client" }).click();
        await page.getByRole("menuitem", { name: "Edit" }).click();
        const edit = page.getByRole("dialog", { name: "Edit Carl Client" });
        await edit.getByLabel("Company").fill("Carl & Sons");
        await edit.getByRole("button", { name: "Save" }).click();
        await expect(carl).toContainText("Carl & Sons");

        await page.getByRole("button", { name: "More for Carl Client" }).click();
        await page.getByRole("menuitem", { name: "Remove" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
        await expect(carl).toBeHidden();
        expect(complaints).toEqual([]);
    },
);

story(
    "who alone looks after a client cannot take others off, and has no list of all (S2-01, S2-07)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const bo = await acme.colleague("bo@acme.test");
        const carl = await addClient(acme, bo, "Carl Client");
        const { id: annsId } = await acme.user(acme.ann.email);
        const mapped = await acme.ann.put(`${acme.path}/clients/${carl.id}/mappings/${annsId}`);
        expect(mapped.status).toBeLessThan(300);
        await signIn(page, kith, bo.email);
        await page.goto(`${kith.url}/manage/contacts/client:${carl.id}`);
        const overview = page.getByRole("complementary", { name: "Carl Client" });
        await expect(overview.getByRole("button", { name: "Remove" })).toBeHidden();
        await overview.getByRole("button", { name: "Map users" }).click();
        const mapping = page.getByRole("dialog", { name: "Who looks after Carl Client" });
        await expect(mapping.getByRole("checkbox", { name: "Ann Lee" })).toHaveAttribute("aria-disabled", "true");
        await page.goto(`${kith.url}/manage/clients`);
        await expect(page.getByText(/See all clients/)).toBeVisible();
    },
);

story(
    "a client group is made, filled, and deleted by typing DELETE (S2-26)",
    { tag: "@browser" },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await addClient(acme, acme.ann, "Carl Client");
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/client-groups`);
        await expectNothingWrong(page);
        await page.getByRole("button", { name: "New client group" }).first().click();
        const form = page.getByRole("dialog", { name: "New client group" });
        await form.getByLabel("Name of the group").fill("Key accounts");
        await expect(form.getByRole("checkbox", { name: "Ann Lee" })).toBeChecked();
        await expectNothingWrong(page);
        await form.getByRole("button", { name: "Create group" }).click();
        await expect(page.getByRole("heading", { name: "Key accounts" })).toBeVisible();
        await page.getByRole("button", { name: "Add clients" }).click();
        const adding = page.getByRole("dialog", { name: "Add clients to Key accounts" });
        await adding.getByRole("checkbox", { name: "Carl Client" }).check();
        await adding.getByRole("button", { name: "Add 1 client" }).click();
        await expect(page.getByRole("link", { name: "Carl Client" })).toBeVisible();
        await expectNothingWrong(page);
        await page.getByRole("button", { name: "Take Carl Client out of the group" }).click();
        await expect(page.getByText("Nobody is in it yet.")).toBeVisible();
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(page.getByRole("link", { name: "Carl Client" })).toBeVisible();

        await page.getByRole("button", { name: "Delete group" }).click();
        const deleting = page.getByRole("dialog", { name: "Delete Key accounts?" });
        const confirm = deleting.getByRole("button", { name: "Delete group" });
        await expect(confirm).toHaveAttribute("aria-disabled", "true");
        await deleting.getByLabel("Type DELETE to confirm").fill("delete");
        await expect(confirm).toHaveAttribute("aria-disabled", "true");
        await deleting.getByLabel("Type DELETE to confirm").fill("DELETE");
        await confirm.click();
        await expect(page.getByText("There is no client group yet.")).toBeVisible();
        const { items } = (await acme.ann.get(`${acme.path}/clients`)).body;
        expect(items).toHaveLength(1);
        expect(complaints).toEqual([]);
    },
);

async function acceptedClient({ kith, acme }: { kith: Kith; acme: Acme }, page: Page) {
    await addClient(acme, acme.ann, "Carl Client", "portal");
    await page.goto(await kith.invitationLinkTo("carl@client.test"));
    await expect(page.getByText(/^You see whom you deal with at Acme/)).toBeVisible();
    await expectNothingWrong(page);
    await page.getByRole("button", { name: "Accept the invitation" }).click();
    await expect(page.getByLabel("Password (optional)")).toBeVisible();
    await expectNothingWrong(page);
    await page.getByRole("button", { name: "Complete registration" }).click();
    await expect(page.getByRole("heading", { name: "Hello, Carl" })).toBeVisible();
}

story(
    "a client accepts without a password and sees the portal, and nothing else (S2-02, S2-29)",
    { tag: ["@browser", "@both"] },
    async ({ kith, acme, page }) => {
        const complaints = complaintsOf(page);
        await acceptedClient({ kith, acme }, page);
        const contacts = page.getByRole("region", { name: "Your contacts at Acme" });
        await expect(contacts.getByText("Ann Lee")).toBeVisible();
        await expect(contacts.getByRole("img", { name: "Offline" })).toBeVisible();
        const live = await acme.ann.watch(acme.id);
        await expect(contacts.getByRole("img", { name: "Available" })).toBeVisible();
        live.close();
        await expect(page.getByRole("navigation")).toHaveCount(0);
        await expectNothingWrong(page);
        await page.getByRole("link", { name: "My profile and sign-in" }).click();
        await expect(page.getByRole("region", { name: "Presence" })).toBeVisible();
        await expect(page.getByText("You in Acme")).toBeHidden();
        await expectNothingWrong(page);
        for (const path of ["/manage", "/manage/contacts", "/users", "/connections"]) {
            await page.goto(`${kith.url}${path}`);
            await expect(page.getByText("Hello, Carl")).toBeHidden();
            await expect(page.getByRole("link", { name: "Go to Home", exact: true })).toBeVisible();
        }
        expect(complaints).toEqual([]);
    },
);

story(
    "an available client is in the list at once, and leaves it when busy (S2-09)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/contacts?filter=available_clients`);
        await expect(page.getByText("None of your clients is available now.")).toBeVisible();
        const theirs = await (await browser.newContext({ locale: "en-US" })).newPage();
        await acceptedClient({ kith, acme }, theirs);
        const listed = page.getByRole("list", { name: "Contacts" }).getByText("Carl Client");
        await expect(listed).toBeVisible();
        await theirs.getByRole("button", { name: /^User menu of / }).click();
        await theirs.getByRole("menuitemradio", { name: "Busy" }).click();
        await expect(listed).toBeHidden();
    },
);

story(
    "a client comes back by a link in a mail, once (S2-29)",
    { tag: "@browser" },
    async ({ kith, acme, page, browser }) => {
        await acceptedClient({ kith, acme }, page);
        const { slug } = (await acme.ann.get(acme.path)).body;
        const theirs = await (await browser.newContext({ locale: "en-US" })).newPage();
        await theirs.goto(`${kith.url}/s/${slug}`);
        await theirs.getByRole("button", { name: "Mail me a sign-in link" }).click();
        await theirs.getByLabel("Your e-mail address").fill("carl@client.test");
        await expectNothingWrong(theirs);
        await theirs.getByRole("button", { name: "Send the link" }).click();
        await expect(theirs.getByText(/a sign-in link is on its way/)).toBeVisible();
        const [mail] = await kith.mailTo("carl@client.test");
        const link = mail?.links.find((url) => url.includes("/magic/")) ?? "";
        await theirs.goto(link);
        await expectNothingWrong(theirs);
        await theirs.getByRole("button", { name: "Sign in now" }).click();
        await expect(theirs.getByRole("heading", { name: "Hello, Carl" })).toBeVisible();
        const again = await (await browser.newContext({ locale: "en-US" })).newPage();
        await again.goto(link);
        await again.getByRole("button", { name: "Sign in now" }).click();
        await expect(again.getByText("This link no longer works")).toBeVisible();
    },
);
