// A fresh database: the members in one organization and 20,000 pending invitations; writes RUN/ba-DB.ctx.json.
import fs from "node:fs";
import { randomBytes } from "node:crypto";
import * as names from "../lib/names.mjs";

const run = process.env.RUN;
const invitations = 20000;
const require = (await import("node:module")).createRequire(process.cwd() + "/x.js");
await removeOld(process.env.DB || "sqlite"); // before the server opens it
const { auth, database, engine, load, port } = await import("./better-auth-server.mjs");

async function removeOld(kind) {
    if (kind === "sqlite") {
        for (const suffix of ["", "-wal", "-shm"]) fs.rmSync(`${run}/ba.sqlite${suffix}`, { force: true });
        return;
    }
    const { Client } = require("pg");
    const client = new Client({ host: "127.0.0.1", port: 55432, user: "postgres", database: "postgres" });
    await client.connect();
    await client.query("drop database if exists ba");
    await client.query("create database ba");
    await client.end();
}

const makeId = () => randomBytes(24).toString("base64url").slice(0, 32);
const query = async (sql) => (engine === "sqlite" ? database.prepare(sql).all() : (await database.query(sql)).rows);
const execute = (sql) => (engine === "sqlite" ? database.exec(sql) : database.query(sql));
const cookieOf = (answer) =>
    answer.headers
        .getSetCookie()
        .map((each) => each.split(";")[0])
        .join("; ");

async function found() {
    const body = { name: "Olivia Owner", email: "owner@example.com", password: names.password };
    const signedUp = await auth.api.signUpEmail({ body, returnHeaders: true });
    const cookie = cookieOf(signedUp);
    const headers = new Headers({ cookie });
    const organization = await auth.api.createOrganization({ body: { name: "Acme", slug: "acme" }, headers });
    await execute(`update "user" set role='admin' where email='owner@example.com'`);
    return { cookie, organization: organization.id, owner: signedUp.response.user.id };
}

const columns = {
    user: '"id","name","email","emailVerified","createdAt","updatedAt"',
    account: '"id","accountId","providerId","userId","password","createdAt","updatedAt"',
    member: '"id","organizationId","userId","role","createdAt"',
    invitation: '"id","organizationId","email","role","status","expiresAt","createdAt","inviterId"',
};
const waiting = { user: [], account: [], member: [], invitation: [] };
const add = (table, ...values) =>
    waiting[table].push(`(${values.map((value) => (typeof value === "string" ? `'${value}'` : value)).join(",")})`);

async function flush() {
    for (const table of Object.keys(waiting)) {
        if (waiting[table].length)
            await execute(`insert into "${table}"(${columns[table]}) values ${waiting[table].join(",")}`);
        waiting[table] = [];
    }
}

// All have the password of the owner.
async function seed({ organization, owner }) {
    const hash = (await query("select password from account limit 1"))[0].password;
    const now = new Date().toISOString();
    const expires = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString();
    const no = engine === "sqlite" ? 0 : false;
    const ids = Array.from({ length: invitations }, makeId);
    await execute("begin");
    for (let i = 1; i < names.members; i++) {
        const user = makeId();
        add("user", user, names.fullName(i), names.email(i), no, now, now);
        add("account", makeId(), user, "credential", user, hash, now, now);
        add("member", makeId(), organization, user, "member", now);
        if (i % 1000 === 0) await flush();
    }
    for (let i = 0; i < ids.length; i++) {
        add("invitation", ids[i], organization, `inv${i}@example.com`, "member", "pending", expires, now, owner);
        if (i % 1000 === 0) await flush();
    }
    await flush();
    await execute("commit");
    await execute("analyze");
    return ids;
}

async function signIn(member) {
    const body = { email: names.email(member), password: names.password };
    return cookieOf(await auth.api.signInEmail({ body, returnHeaders: true }));
}

// One request of each workload (README.md).
function requests({ cookie, organization }, memberCookie) {
    const api = "/api/auth";
    const J = { "content-type": "application/json", origin: `http://127.0.0.1:${port}` };
    const post = (path, headers, body, c) => ({
        m: "POST",
        p: api + path,
        h: { ...J, ...headers },
        b: JSON.stringify(body),
        c,
    });
    const get = (path, cookie) => ({ m: "GET", p: api + path, h: { cookie } });
    const fragment = names.fragment[0].toUpperCase() + names.fragment.slice(1);
    const search = `searchValue=${fragment}&searchField=name&searchOperator=contains&limit=25&sortBy=name`;
    const newcomer = { email: "w4-{n}@example.com", role: "member", organizationId: organization };
    const verdict = { organizationId: organization, permissions: { member: ["update"] } };
    const W = {
        W1: get("/get-session", memberCookie),
        W2: get(`/organization/list-members?organizationId=${organization}&limit=25&offset=0`, cookie),
        W3: get(`/admin/list-users?${search}`, cookie),
        W4: post("/organization/invite-member", { cookie }, newcomer, "RND"),
        W7: post("/sign-in/email", {}, { email: "u{n6}@example.com", password: names.password }, "100 1099"),
        W8: post("/organization/has-permission", { cookie: memberCookie }, verdict),
    };
    return { port, dom: "example.com", W, owner: { cookie }, org: organization, J };
}

const { getMigrations } = await load("better-auth/db/migration");
await (await getMigrations(auth.options)).runMigrations();
const founded = await found();
const inv = await seed(founded);
fs.writeFileSync(`${run}/ba-${engine}.ctx.json`, JSON.stringify({ ...requests(founded, await signIn(77)), inv }));
console.log(await query("select (select count(*) from member) members, (select count(*) from invitation) invitations"));
process.exit(0);
