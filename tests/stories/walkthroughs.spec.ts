// The walk-throughs of the acceptance list that need neither channels nor meetings, by API: founding,
// the invite grid, the last license, inactive and back.
import type { Acme } from "../support/acme";
import { password, type Kith } from "../support/kith";
import type { Person } from "../support/person";
import { expect, story } from "../support/story";

const cy = {
    name: "Cy Cole",
    email: "cy@acme.test",
    roles: ["administrator"],
    licenses: ["suite"],
};
const dee = {
    name: "Dee Day",
    email: "dee@acme.test",
    roles: ["manager", "user"],
    licenses: ["suite"],
};
const empty = { name: "", email: "  ", roles: [], licenses: [] };

const settings = ({ path }: Acme) => `${path}/settings`;
const grid = ({ path }: Acme) => `${path}/invitations/batch`;

async function inviteByGrid(acme: Acme) {
    await acme.ann.patch(settings(acme), { auto_signup: false });
    const sent = await acme.ann.post(grid(acme), { rows: [cy, dee, empty] });
    expect(sent).toAnswer(201);
    return sent.body.items;
}

/** Opens the mailed link in a fresh browser, and registers. */
async function register(kith: Kith, email: string, name: string): Promise<Person> {
    const person = kith.somebody(email);
    const [first_name, last_name] = name.split(" ");
    const link = `/public/invitations/${await kith.invitationTokenTo(email)}`;
    const accepted = await person.post(`${link}/accept`, { first_name, last_name, password });
    expect(accepted).toAnswer(201);
    return person;
}

story("walk-through 1: a founded account (S4-04, S4-28, S0-15, S1-10)", async ({ acme }) => {
    const me = (await acme.ann.get("/me")).body;
    expect(me.memberships).toMatchObject([{ roles: ["legal_representative"] }]);
    for (const product of ["suite", "voice"]) {
        const pool = { total: 3, assigned: 0, reserved: 0, available: 3 };
        expect(await acme.licenses(product)).toEqual(pool);
    }
    expect((await acme.ann.get(settings(acme))).body.auto_signup).toBe(true);
    expect((await acme.ann.get(acme.path)).body.visibility).toBe("private");
    expect((await acme.user(acme.ann.email)).licenses).toEqual([]);
});

story(
    "walk-through 3: only the grid waits for the toggle, and both pages hear of it (S4-06, S4-10)",
    async ({ acme }) => {
        const live = await acme.ann.watch(acme.id);
        expect(await acme.ann.post(grid(acme), { rows: [cy] })).toBeRefused(409, "auto_signup_enabled");
        expect(await acme.invite("eve@ext.test")).toAnswer(201);

        expect(await acme.ann.patch(settings(acme), { auto_signup: false })).toAnswer(200);
        await live.next(({ type }) => type === "account.updated");
        expect((await acme.ann.get(settings(acme))).body.auto_signup).toBe(false);
        expect(await acme.ann.post(grid(acme), { rows: [cy] })).toAnswer(201);

        // Turning it on again leaves what is pending alone.
        expect(await acme.ann.patch(settings(acme), { auto_signup: true })).toAnswer(200);
        expect(await acme.emails("pending", "invitations")).toContain(cy.email);
        live.close();
    },
);

story("walk-through 3: a grid with one wrong row sends nothing (S4-13, S4-14)", async ({ kith, acme }) => {
    await acme.ann.patch(settings(acme), { auto_signup: false });
    await acme.colleague("bob@acme.test");
    await acme.invite("pending@acme.test");
    const attempt = async (rows: object[]) => {
        const answer = await acme.ann.post(grid(acme), { rows });
        const errors: { row: number; field: string }[] = answer.body.errors ?? [];
        return { answer, places: errors.map(({ row, field }) => `${row} ${field}`).sort() };
    };

    const missing = await attempt([cy, { name: " " }, { email: "x@acme.test" }, empty, dee]);
    expect(missing.answer).toBeRefused(422, "validation");
    expect(missing.places).toEqual(["3 licenses", "3 name", "3 roles"]);
    for (const field of ["name", "email", "roles", "licenses"]) {
        const { places } = await attempt([empty, { ...dee, [field]: undefined }]);
        expect(places).toEqual([`2 ${field}`]);
    }
    expect((await attempt([empty, empty, empty])).answer).toBeRefused(422, "validation");

    // Whoever cannot be invited is named by row: known, waiting, twice, oneself.
    for (const email of ["BOB@acme.test", "pending@acme.test", cy.email, acme.ann.email]) {
        const { answer, places } = await attempt([cy, empty, { ...dee, email }]);
        expect([409, 422]).toContain(answer.status);
        expect(places).toEqual(["3 email"]);
    }
    expect(await kith.mailTo(cy.email)).toEqual([]);
    expect(await acme.emails("pending", "invitations")).toEqual(["pending@acme.test"]);
    expect(await acme.licenses("suite")).toMatchObject({ reserved: 0, available: 3 });
});

story(
    "walk-through 3: two of three rows, two mails, one license left (S4-14, S4-15, S4-17, S1-17)",
    async ({ kith, acme }) => {
        const items = await inviteByGrid(acme);
        expect(items).toMatchObject([
            { first_name: "Cy", last_name: "Cole", roles: ["administrator"], licenses: ["suite"] },
            { first_name: "Dee", last_name: "Day", roles: ["user", "manager"], state: "pending" },
        ]);
        expect(await acme.licenses("suite")).toEqual({
            total: 3,
            assigned: 0,
            reserved: 2,
            available: 1,
        });
        const [toCy, ...moreToCy] = await kith.mailTo(cy.email);
        const [toDee, ...moreToDee] = await kith.mailTo(dee.email);
        expect([...moreToCy, ...moreToDee]).toEqual([]);
        expect(toCy?.text).toMatch(/an administrator, with a license of Kith Suite/);
        expect(toDee?.text).toMatch(/a team manager, with a license of Kith Suite/);
        expect(toDee?.html).toContain("Accept the invitation");

        // More than there are: all or none.
        const two = ["x@acme.test", "y@acme.test"].map((email) => ({ ...dee, email }));
        expect(await acme.ann.post(grid(acme), { rows: two })).toBeRefused(409, "no_licenses_available");
        expect(await acme.licenses("suite")).toMatchObject({ reserved: 2, available: 1 });
        expect(await kith.mailTo("x@acme.test")).toEqual([]);

        // Taking one back frees its license at once.
        const revoke = `${acme.path}/invitations/${items[0].id}/revoke`;
        expect(await acme.ann.post(revoke)).toAnswer(200);
        expect(await acme.licenses("suite")).toMatchObject({ reserved: 1, available: 2 });
    },
);

story(
    "walk-through 3: who registers moves from Pending to the table by itself (S4-16, S1-18, S1-19, S1-24)",
    async ({ kith, acme }) => {
        const live = await acme.ann.watch(acme.id);
        const items = await inviteByGrid(acme);
        const link = `/public/invitations/${await kith.invitationTokenTo(dee.email)}`;
        for (let look = 0; look < 3; look++) {
            expect((await kith.somebody().get(link)).body).toMatchObject({
                state: "pending",
                roles: ["user", "manager"],
                licenses: [{ slug: "suite", name: "Kith Suite" }],
                force_email: true,
            });
        }
        const person = await register(kith, dee.email, dee.name);

        const added = await live.next(({ type }) => type === "user.added");
        expect(added.data).toMatchObject({ email: dee.email, display_name: "Dee Day" });
        await live.next(
            ({ type, data }) => type === "invitation.updated" && data.id === items[1].id && data.state === "accepted",
        );
        expect(await acme.emails("pending", "invitations")).toEqual([cy.email]);
        expect(await acme.user(dee.email)).toMatchObject({
            roles: ["user", "manager"],
            licenses: ["suite"],
            state: "active",
        });
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 1, reserved: 1 });
        expect(await kith.somebody(dee.email).signIn()).toAnswer(200);
        expect((await person.get("/me")).body.memberships[0].permissions).not.toContain("users.manage");

        const other = await register(kith, cy.email, cy.name);
        expect((await other.get("/me")).body.memberships[0]).toMatchObject({
            roles: ["administrator"],
        });
        expect(await other.get(`${acme.path}/users`)).toAnswer(200);
        live.close();
    },
);

story(
    "walk-through 3: a person with a login accepts by it, or by no other address (S1-14, S1-20)",
    async ({ kith, acme }) => {
        await inviteByGrid(acme);
        const person = await register(kith, dee.email, dee.name);
        const beta = (await acme.ann.post("/accounts", { name: "Beta" })).body.id;
        const invitation = { kind: "internal", first_name: "Dee", last_name: "Day" };
        const invite = (email: string) => acme.ann.post(`/accounts/${beta}/invitations`, { ...invitation, email });
        await invite("other@acme.test");
        const names = { first_name: "Dee", last_name: "Day" };
        const other = `/public/invitations/${await kith.invitationTokenTo("other@acme.test")}`;
        const forced = await person.post(`${other}/accept`, { ...names, email: dee.email });
        expect(forced).toBeRefused(409, "email_forced");

        await invite(dee.email);
        const link = `/public/invitations/${await kith.invitationTokenTo(dee.email)}`;
        const chosen = { ...names, password: "a password chosen anew" };
        expect(await kith.somebody().post(`${link}/accept`, chosen)).toBeRefused(401, "invalid_credentials");
        expect(await person.post(`${link}/accept`, names)).toAnswer(201);
        expect((await person.get("/me")).body.memberships).toHaveLength(2);
        expect(await kith.somebody(dee.email).signIn()).toAnswer(200);
    },
);

story(
    "walk-through 4: the last license is told, the next refused, others' race has one winner (S4-29, S4-32, S0-06)",
    async ({ acme }) => {
        const bob = (await acme.add("bob@acme.test")).body.id;
        await acme.add("one@acme.test", { licenses: ["suite"] });
        const two = await acme.add("two@acme.test", { licenses: ["suite"] });
        expect(two.body.warnings).toEqual([]);

        const last = await acme.ann.put(acme.license("suite", bob));
        expect(last).toAnswer(200);
        expect(last.body).toMatchObject({
            licenses: ["suite"],
            warnings: ["last_license_assigned"],
        });
        const ann = await acme.user(acme.ann.email);
        for (const refused of [
            await acme.ann.put(acme.license("suite", ann.id)),
            await acme.ann.patch(`${acme.path}/users/${ann.id}`, { licenses: ["suite"] }),
            await acme.invite("eve@ext.test", { licenses: ["suite"] }),
        ]) {
            expect(refused).toBeRefused(409, "no_licenses_available");
        }
        // Twice the same is the same.
        expect((await acme.ann.put(acme.license("suite", bob))).body.licenses).toEqual(["suite"]);

        const added = await Promise.all(Array.from({ length: 50 }, (_, n) => acme.add(`p${n}@acme.test`)));
        expect(await acme.ann.delete(acme.license("suite", bob))).toAnswer(204);
        const answers = await Promise.all(added.map(({ body }) => acme.ann.put(acme.license("suite", body.id))));
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 200)).toHaveLength(1);
        expect(statuses.filter((status) => status === 409)).toHaveLength(49);
        expect(await acme.licenses("suite")).toEqual({
            total: 3,
            assigned: 3,
            reserved: 0,
            available: 0,
        });
        const holders = await acme.ann.get(`${acme.path}/products/suite/users`);
        expect(holders.body.items).toHaveLength(3);
    },
);

story(
    "walk-through 5: inactive means out at once, and without licenses (S4-22, S4-23, S4-24, S4-26)",
    async ({ kith, acme }) => {
        await inviteByGrid(acme);
        const person = await register(kith, dee.email, dee.name);
        const socket = await person.watch(acme.id);
        const { id } = await acme.user(dee.email);
        const user = `${acme.path}/users/${id}`;
        const token = await person.post("/me/tokens", { name: "script", password });
        const bearer = { headers: { Authorization: `Bearer ${token.body.token}` } };
        expect(await kith.somebody().get("/me", bearer)).toAnswer(200);

        // With other edits in one step; a wrong one changes nothing at all.
        const wrong = { active: false, phone: "x".repeat(500) };
        expect(await acme.ann.patch(user, wrong)).toBeRefused(422, "validation");
        expect((await acme.ann.get(user)).body).toMatchObject({ state: "active" });
        const saved = await acme.ann.patch(user, { active: false, job_title: "Editor" });
        expect(saved).toAnswer(200);
        expect(saved.body).toMatchObject({
            state: "inactive",
            licenses: [],
            job_title: "Editor",
        });

        expect(await socket.end()).toBe(4401);
        expect(await person.get("/me")).toBeRefused(401, "unauthenticated");
        expect(await kith.somebody().get("/me", bearer)).toBeRefused(401, "unauthenticated");
        expect(await kith.somebody(dee.email).signIn()).toBeRefused(403, "inactive");
        expect(await acme.licenses("suite")).toMatchObject({ assigned: 0, available: 2 });
        expect(await acme.emails("active", "users")).not.toContain(dee.email);
        expect(await acme.emails("inactive", "users")).toEqual([dee.email]);
        expect(await acme.emails("all", "users")).toContain(dee.email);
        expect(await acme.ann.put(acme.license("suite", id))).toBeRefused(409, "member_inactive");
        expect(await acme.invite(dee.email)).toBeRefused(409, "member_inactive");
    },
);

story(
    "walk-through 5: back again, with the licenses one is given, or with none (S4-27, S4-22)",
    async ({ kith, acme }) => {
        await inviteByGrid(acme);
        await register(kith, dee.email, dee.name);
        const { id } = await acme.user(dee.email);
        const user = `${acme.path}/users/${id}`;
        await acme.ann.patch(user, { active: false });
        await acme.add("bob@acme.test", { licenses: ["suite"] });
        await acme.add("gil@acme.test", { licenses: ["suite"] });

        const greedy = { active: true, licenses: ["suite"] };
        expect(await acme.ann.patch(user, greedy)).toBeRefused(409, "no_licenses_available");
        expect((await acme.ann.get(user)).body.state).toBe("inactive");
        const back = await acme.ann.patch(user, { active: true, licenses: ["voice"] });
        expect(back.body).toMatchObject({ state: "active", licenses: ["voice"] });
        expect(await acme.licenses("voice")).toMatchObject({ assigned: 1, available: 2 });
        expect(await kith.somebody(dee.email).signIn()).toAnswer(200);

        // Saving what is there already leaves no trace.
        const entries = async () => (await acme.ann.get(`${acme.path}/audit?total=true`)).body.total;
        const before = await entries();
        expect(await acme.ann.patch(user, { active: true, licenses: ["voice"] })).toAnswer(200);
        expect(await entries()).toBe(before);
    },
);

story("walk-through 5: nobody makes oneself inactive, however it is asked (S4-25)", async ({ kith, acme }) => {
    await inviteByGrid(acme);
    await register(kith, cy.email, cy.name);
    const ann = await acme.user(acme.ann.email);
    const user = `${acme.path}/users/${ann.id}`;
    const elsewhere = kith.somebody(acme.ann.email);
    await elsewhere.signIn();
    for (const session of [acme.ann, elsewhere]) {
        const refused = await session.patch(user, { active: false });
        expect(refused).toBeRefused(409, "self_deactivation");
    }
    const token = await acme.ann.post("/me/tokens", { name: "script", password });
    const byToken = await kith.somebody().patch(
        user,
        { active: false },
        {
            Authorization: `Bearer ${token.body.token}`,
        },
    );
    expect(byToken).toBeRefused(409, "self_deactivation");
    expect(await acme.ann.delete(user)).toBeRefused(409, "self_removal");
    const demoted = await acme.ann.patch(user, { roles: ["user"] });
    expect(demoted).toAnswer(409);
    expect(["last_legal_representative", "last_administrator"]).toContain(demoted.body.code);
    expect(await acme.user(acme.ann.email)).toMatchObject({ state: "active" });
});
