// Two servers over one database, each with a browser of its own: what happens at one is seen at the
// other, and one that dies is missed by nobody. Walk-through 13; S2-28, LIF-02, F21, F34.
import type { Browser, Page } from "@playwright/test";
import type { Acme } from "../support/acme";
import { signIn } from "../support/browser";
import type { Kith } from "../support/kith";
import { NatsServer } from "../support/nats_server";
import { expect, story as plain } from "../support/story";
import { TwoNodes } from "../support/two_nodes";

const atOnce = { timeout: 2_000 };
const tag = ["@browser", "@two_nodes"];

type Scene = { bus: "notify" | "nats"; nats: NatsServer | undefined; nodes: TwoNodes };

const story = plain.extend<Scene>({
    bus: ["notify", { option: true }],
    nats: async ({ bus }, use) => {
        const nats = bus === "nats" ? await NatsServer.start() : undefined;
        await use(nats);
        await nats?.kill();
    },
    nodes: async ({ nats }, use, info) => {
        const nodes = await TwoNodes.start(nats ? ["--nats-url", nats.url] : []);
        await use(nodes);
        await nodes.stop();
        if (info.status !== info.expectedStatus) {
            await info.attach("kith.log", { body: nodes.log, contentType: "text/plain" });
        }
    },
    kith: ({ nodes }, use) => use(nodes.kith),
});

/** A browser whose requests all go to that node as long as it serves. */
async function browserAt(node: 1 | 2, browser: Browser, kith: Kith, login: string): Promise<Page> {
    const context = await browser.newContext({ locale: "en-US" });
    await context.addCookies([{ name: "node", value: String(node), url: kith.url }]);
    const page = await context.newPage();
    await signIn(page, kith, login);
    return page;
}

async function choosePresence(page: Page, status: string) {
    await page.getByRole("button", { name: /^User menu of / }).click();
    await page.getByRole("menuitemradio", { name: status }).click();
    await expect(page.getByText(`Presence: ${status}`)).toBeVisible();
}

function dotOf(page: Page, name: string, state: string) {
    return page.getByRole("row", { name }).getByRole("img", { name: state, exact: true });
}

const userRow = (page: Page, name: string) => page.getByRole("row", { name: `Edit ${name}` });

/** By the page itself, so that it is done at its node. */
async function invite(page: Page, { path }: Acme, email: string) {
    const body = JSON.stringify({ kind: "internal", first_name: "cy", last_name: "Berg", email });
    const status = await page.evaluate(
        async ([url, body]) => {
            const headers = { "Content-Type": "application/json" };
            return (await fetch(url, { method: "POST", headers, body })).status;
        },
        [`/api/v1${path}/invitations`, body] as const,
    );
    expect(status).toBe(201);
}

for (const bus of ["notify", "nats"] as const) {
    story.describe(`told by ${bus}`, { tag }, () => {
        story.use({ bus });

        story(
            "what is done at one node is seen at the other at once (S2-28, S4-16, LIF-02)",
            async ({ kith, acme, browser }) => {
                await acme.colleague("bo@acme.test", { roles: ["administrator"] });
                const anns = await browserAt(1, browser, kith, acme.ann.email);
                await anns.goto(`${kith.url}/connections?tab=internal`);
                await expect(dotOf(anns, "bo Berg", "Offline")).toBeVisible();
                const bos = await browserAt(2, browser, kith, "bo@acme.test");
                await expect(dotOf(anns, "bo Berg", "Available")).toBeVisible(atOnce);
                await choosePresence(bos, "Busy");
                await expect(dotOf(anns, "bo Berg", "Busy")).toBeVisible(atOnce);

                await bos.goto(`${kith.url}/users`);
                await expect(dotOf(bos, "Ann Lee", "Available")).toBeVisible();
                await invite(anns, acme, "cy@acme.test");
                await expect(bos.getByRole("table", { name: "Pending" })).toContainText(
                    "cy@acme.test",
                    atOnce,
                );

                const { id } = await acme.user("bo@acme.test");
                const away = bos.waitForURL(/\/signin/, atOnce);
                expect(await acme.ann.patch(`${acme.path}/users/${id}`, { active: false })).toAnswer(200);
                await away;
            },
        );
    });
}

story(
    "a node that is killed is missed by nobody: its pages go on at the other one (walk-through 13)",
    { tag },
    async ({ nodes, kith, acme, browser }) => {
        await acme.colleague("bo@acme.test");
        const anns = await browserAt(1, browser, kith, acme.ann.email);
        await anns.goto(`${kith.url}/connections?tab=internal`);
        const page = await browserAt(2, browser, kith, acme.ann.email);
        await page.goto(`${kith.url}/users`);
        await expect(userRow(page, "bo Berg")).toBeVisible();
        const { id } = await acme.user("bo@acme.test");

        await nodes.second.kill();
        await acme.add("cy@acme.test");
        expect(await acme.ann.patch(`${acme.path}/users/${id}`, { job_title: "Clerk" })).toAnswer(200);
        await acme.invite("dee@acme.test");

        await expect(userRow(page, "cy Berg")).toBeVisible();
        await expect(page.getByRole("table", { name: "Pending" })).toContainText("dee@acme.test");
        await expect(page.getByRole("row", { name: /Edit / })).toHaveCount(3);
        await acme.add("eve@acme.test");
        await expect(userRow(page, "eve Berg")).toBeVisible(atOnce);
        await page.getByRole("button", { name: "Edit bo Berg" }).click();
        await expect(page.getByRole("dialog").getByLabel("Title")).toHaveValue("Clerk");
    },
);

story.describe("told by NATS, which dies", { tag }, () => {
    story.use({ bus: "nats" });

    story(
        "nothing is missed for good, and it is told at once again (F21)",
        async ({ nats, kith, acme, browser }) => {
            await acme.colleague("bo@acme.test");
            const anns = await browserAt(1, browser, kith, acme.ann.email);
            await anns.goto(`${kith.url}/connections?tab=internal`);
            const bos = await browserAt(2, browser, kith, "bo@acme.test");
            await expect(dotOf(anns, "bo Berg", "Available")).toBeVisible(atOnce);

            await nats?.kill();
            await acme.add("cy@acme.test");
            await expect(dotOf(anns, "cy Berg", "Offline")).toBeVisible(atOnce); // the log is read without it, too
            await choosePresence(bos, "Busy");
            await nats?.startAgain();
            await expect(dotOf(anns, "bo Berg", "Busy")).toBeVisible();
            await choosePresence(bos, "Away");
            await expect(dotOf(anns, "bo Berg", "Away")).toBeVisible(atOnce);
        },
    );
});
