// Clients over the API: quietly added, invited, accepted without a password, in groups, with a portal and a link to
// come back by. Rows S2-01, S2-07, S2-08, S2-10, S2-14, S2-18, S2-20, S2-23 to S2-26, S2-29.
import type { Acme } from "../support/acme";
import type { Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const zoe = { first_name: "Zoe", last_name: "Doe", email: "zoe@elsewhere.test" };
const yan = { first_name: "Yan", last_name: "Doe", email: "yan@elsewhere.test" };

const add = (who: Person, acme: Acme, members: object[], delivery: string, more: object = {}) =>
    who.post(`${acme.path}/clients`, { members, delivery, ...more });

const names = async (who: Person, acme: Acme, filter: string) => {
    const { items } = (await who.get(`${acme.path}/contacts?filter=${filter}`)).body;
    return items.map((one: { display_name: string; state: string }) => `${one.display_name} ${one.state}`);
};

async function accepted(kith: Kith, email: string): Promise<Person> {
    const person = kith.somebody(email);
    const token = await kith.invitationTokenTo(email);
    const { first_name, last_name } = email === zoe.email ? zoe : yan;
    const answer = await person.post(`/public/invitations/${token}/accept`, { first_name, last_name });
    expect(answer).toAnswer(201);
    return person;
}

story("a client is added quietly, and written to later (S2-20, S2-24)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const added = await add(bo, acme, [zoe], "quiet", { company: "Doe & Sons" });
    expect(added).toAnswer(201);
    const [{ client, outcome }] = added.body.items;
    expect([outcome, client.state, client.company]).toEqual(["added", "quiet", "Doe & Sons"]);
    expect(await kith.mailTo(zoe.email)).toHaveLength(0);
    expect(await names(bo, acme, "clients")).toEqual(["Zoe Doe quiet"]);
    const neither = await add(bo, acme, [{ first_name: "Una", last_name: "Doe" }], "quiet");
    expect(neither).toBeRefused(422, "validation");
    const sent = await bo.post(`${acme.path}/clients/${client.id}/invitation`);
    expect(sent.body.state).toBe("pending");
    expect(await kith.mailTo(zoe.email)).toHaveLength(1);
});

story(
    "clients are invited, come without a password, and are in who looks after them (S2-01, S2-07, S2-08, S2-18, S2-23)",
    async ({ kith, acme }) => {
        const bo = await acme.colleague("bo@acme.test");
        const cy = await acme.colleague("cy@acme.test");
        expect((await add(bo, acme, [zoe, yan], "portal")).body.items[1].outcome).toBe("invited");
        const visitor = await accepted(kith, zoe.email);
        expect(await names(bo, acme, "clients")).toEqual(["Yan Doe pending", "Zoe Doe active"]);
        expect(await names(cy, acme, "clients")).toEqual([]);
        expect((await add(cy, acme, [zoe], "portal")).body.items[0].outcome).toBe("mapped");
        expect(await names(cy, acme, "clients")).toEqual(["Zoe Doe active"]);
        expect(await kith.mailTo(zoe.email)).toHaveLength(1);
        expect(await visitor.get(`${acme.path}/users`)).toBeRefused(403, "forbidden");
        expect(await visitor.get(`${acme.path}/contacts`)).toBeRefused(403, "forbidden");
        expect(await add(visitor, acme, [yan], "portal")).toBeRefused(403, "forbidden");
    },
);

story("a whole group is invited at once (S2-10, S2-14, S2-25, S2-26)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    const added = await add(bo, acme, [zoe, yan], "portal", { group: { name: "Circle" } });
    const { group, items } = added.body;
    expect(group.name).toBe("Circle");
    expect([...(await kith.mailTo(zoe.email)), ...(await kith.mailTo(yan.email))]).toHaveLength(2);
    const shown = await bo.get(`${acme.path}/client-groups/${group.id}`);
    expect(shown.body.member_count).toBe(2);
    const overview = await bo.get(`${acme.path}/contacts/client:${items[0].client.id}`);
    expect(overview.body.client_groups).toEqual([{ id: group.id, name: "Circle" }]);
    const again = await add(bo, acme, [zoe], "quiet", { group: { name: "circle" } });
    expect(again).toBeRefused(409, "name_taken");
    expect(await names(bo, acme, "client_groups")).toEqual(["Circle active"]);
});

story("a client sees his portal, and comes back by a link of a mail (S2-29)", async ({ kith, acme }) => {
    const bo = await acme.colleague("bo@acme.test");
    await add(bo, acme, [zoe], "portal");
    const first = await accepted(kith, zoe.email);
    const portal = await first.get(`${acme.path}/portal`);
    expect(portal.body.account.name).toBe("Acme");
    expect(portal.body.contacts.map((one: { display_name: string }) => one.display_name)).toEqual(["bo Berg"]);
    const { slug } = portal.body.account;
    const nobody = kith.somebody("nobody@nowhere.test");
    const asked = await nobody.post(`/public/signin/${slug}/magic-link`, { email: zoe.email });
    expect(asked).toAnswer(202);
    expect(await nobody.post(`/public/signin/${slug}/magic-link`, { email: "x@y.test" })).toAnswer(202);
    const [mail] = await kith.mailTo(zoe.email);
    const token = mail?.links.find((url) => url.includes("/magic/"))?.split("/magic/")[1];
    const back = kith.somebody(zoe.email);
    expect(await back.post(`/public/magic-links/${token}`)).toAnswer(200);
    expect(await back.get(`${acme.path}/portal`)).toAnswer(200);
    expect(await nobody.post(`/public/magic-links/${token}`)).toBeRefused(410, "link_used");
});
