// Signing in by HubSpot, against what stands for it. Row S4-08.
import { signIn } from "../support/browser";
import { Hubspot } from "../support/hubspot";
import { Kith, type Engine } from "../support/kith";
import { expect, story as plain } from "../support/story";

const story = plain.extend<{ hubspot: Hubspot }>({
    hubspot: async ({}, use) => {
        const hubspot = await Hubspot.start();
        await use(hubspot);
        await hubspot.stop();
    },
    kith: async ({ hubspot }, use, info) => {
        const kith = await Kith.start(info.project.name as Engine, [
            ...["--trusted-origins", hubspot.origin],
            ...["--hubspot-origins", `${hubspot.origin},${hubspot.origin}`],
        ]);
        await use(kith);
        await kith.stop();
    },
});

story(
    "HubSpot is set up by a short form, and whoever is new by it waits for a yes (S4-08) @browser",
    async ({ kith, acme, hubspot, page, browser }) => {
        await signIn(page, kith, acme.ann.email);
        await page.goto(`${kith.url}/manage/ways-in`);
        await page.getByRole("button", { name: "Add provider" }).click();
        await page.getByRole("menuitem", { name: "HubSpot" }).click();
        const form = page.getByRole("dialog", { name: "Add HubSpot" });
        await expect(form.getByText("How Kith proves that it is Kith")).toBeHidden();
        await form.getByLabel("HubSpot account ID").fill("acme");
        await form.getByLabel("Client ID").fill(hubspot.client.id);
        await form.getByLabel("Client secret").fill(hubspot.client.secret);
        await form.getByRole("button", { name: "Add provider" }).click();
        await expect(form.getByText("digits only")).toBeVisible();
        await form.getByLabel("HubSpot account ID").fill("12345678");
        await form.getByRole("button", { name: "Add provider" }).click();
        await expect(page.getByRole("listitem").getByText("12345678")).toBeVisible();
        await expect(page.getByText("Redirect URI")).toBeVisible();
        await expect(page.getByText("Back-channel")).toBeHidden();

        await page.getByRole("switch", { name: /On the sign-in page/ }).click();
        await expect(page.getByRole("switch", { name: /On the sign-in page/ })).toBeChecked();
        const his = await (await browser.newContext()).newPage();
        await his.goto(`${kith.url}/s/acme`);
        await his.getByRole("link", { name: "Sign in with HubSpot" }).click();
        await expect(
            his.getByRole("heading", { name: "An administrator has to approve" }),
        ).toBeVisible();

        const waiting = (await acme.ann.get(`${acme.path}/sign-ups`)).body.items[0];
        expect(waiting).toMatchObject({ email: "zoe@acme.test", state: "awaiting" });
        const approve = `${acme.path}/sign-ups/${waiting.id}/approve`;
        expect(await acme.ann.post(approve)).toAnswer(200);
        await his.goto(`${kith.url}/s/acme`);
        await his.getByRole("link", { name: "Sign in with HubSpot" }).click();
        await expect(his.getByRole("heading", { name: "Hello, zoe" })).toBeVisible();

        hubspot.person = { ...hubspot.person, hub_id: 1 };
        await his.context().clearCookies();
        await his.goto(`${kith.url}/s/acme`);
        await his.getByRole("link", { name: "Sign in with HubSpot" }).click();
        await expect(his.getByText("cannot be trusted").first()).toBeVisible();
    },
);
