// Workloads that are more than one request. Each is given what its peer was seeded with (`ctx`), `hit` and `flow`
// (load.mjs).
import fs from "node:fs";
import { createHmac } from "node:crypto";
import { password } from "./names.mjs";
import { run as folder } from "./place.mjs";

const unique = () => Date.now().toString(36) + Math.floor(Math.random() * 1e6).toString(36);
const cookiesOf = (answer) =>
    []
        .concat(answer.h["set-cookie"] || [])
        .map((each) => each.split(";")[0])
        .join("; ");
const numbered = (count, make) => Array.from({ length: count }, (_, number) => make(number));

// Better Auth has no bulk call: 1,000 times invite-member, 32 at a time.
function inviteOneByOne({ ctx, hit, flow }) {
    const run = unique();
    const headers = { ...ctx.J, cookie: ctx.owner.cookie };
    return flow(1000, async (number) => {
        const body = { email: `w5-${run}-${number}@${ctx.dom}`, role: "member", organizationId: ctx.org };
        return (await hit("POST", "/api/auth/organization/invite-member", headers, JSON.stringify(body))).s === 200;
    });
}

// Which of the seeded invitations are used up is kept in a file.
function takeInvitations(ctx, count) {
    const file = `${folder}/w6.${ctx.org}`;
    const first = fs.existsSync(file) ? +fs.readFileSync(file) : 6000;
    if (first + count > ctx.inv.length) throw new Error("invitations used up: seed again");
    fs.writeFileSync(file, String(first + count));
    return first;
}

function signUpAndAccept({ ctx, hit, flow }) {
    const count = +(process.env.W6N || 80);
    const first = takeInvitations(ctx, count);
    const post = (path, headers, body) => hit("POST", `/api/auth/${path}`, headers, JSON.stringify(body));
    return flow(count, async (number) => {
        const invitation = first + number;
        const person = { name: "New Person", email: `inv${invitation}@${ctx.dom}`, password };
        const signedUp = await post("sign-up/email", ctx.J, person);
        if (signedUp.s !== 200) return false;
        const headers = { ...ctx.J, cookie: cookiesOf(signedUp) };
        const accepted = await post("organization/accept-invitation", headers, { invitationId: ctx.inv[invitation] });
        return accepted.s === 200;
    });
}

const base64url = (value) =>
    Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

// The token of an invitation mail of Directus, signed here with its secret.
function invitationToken(email, secret) {
    const now = Math.floor(Date.now() / 1e3);
    const claims = { email, scope: "invite", iat: now, exp: now + 9e5, iss: "directus" };
    const signed = `${base64url({ alg: "HS256", typ: "JWT" })}.${base64url(claims)}`;
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

const asOwner = (ctx) => ({ ...ctx.J, authorization: `Bearer ${ctx.token}` });

// Directus takes a list of addresses. By default only 50 of them: at about 0.25 s of CPU for each, with 100,000 users,
// 1,000 would hold the machine for four minutes; scale the time by 1000 / W5N.
async function inviteAtOnce({ ctx, hit }) {
    const run = unique();
    const count = +(process.env.W5N || 50);
    const email = numbered(count, (number) => `w5-${run}-${number}@${ctx.dom}`);
    const started = performance.now();
    const answer = await hit("POST", "/users/invite", asOwner(ctx), JSON.stringify({ email, role: ctx.role }));
    const ms = performance.now() - started;
    return { req: count, us: ms * 1e3, err: [200, 204].includes(answer.s) ? 0 : count, p50: ms, p99: ms, max: ms };
}

async function inviteForAccepting({ ctx, hit }) {
    const run = unique();
    const count = +(process.env.W6N_DX || 24);
    const email = numbered(count, (number) => `w6-${run}-${number}@${ctx.dom}`);
    await hit("POST", "/users/invite", asOwner(ctx), JSON.stringify({ email, role: ctx.role }));
    const query = `limit=${count}&filter[email][_starts_with]=w6-${run}-&fields=id,email`;
    const users = JSON.parse((await hit("GET", `/users?${query}`, asOwner(ctx))).d).data;
    ctx.w6 = { count, run, ids: new Map(users.map((user) => [user.email, user.id])) };
}

// Accepts, then makes the membership as the owner in a second call.
function acceptAndJoin({ ctx, hit, flow }) {
    const { count, run, ids } = ctx.w6;
    return flow(count, async (number) => {
        const email = `w6-${run}-${number}@${ctx.dom}`;
        const acceptance = { token: invitationToken(email, ctx.secret), password };
        const accepted = await hit("POST", "/users/invite/accept", ctx.J, JSON.stringify(acceptance));
        if (accepted.s !== 204) return false;
        const membership = { org: 1, user: ids.get(email), org_role: "member" };
        return (await hit("POST", "/items/memberships", asOwner(ctx), JSON.stringify(membership))).s === 200;
    });
}

export const flows = {
    ba: { W5: inviteOneByOne, W6: signUpAndAccept },
    dx: { W5: inviteAtOnce, W6prep: inviteForAccepting, W6: acceptAndJoin },
};
