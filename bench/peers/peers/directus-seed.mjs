// Seeds the Directus that runs on PORT: organizations and memberships are collections of ours, the members are rows
// inserted beside it; writes RUN/dx-DB.ctx.json.
import fs from "node:fs";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import * as names from "../lib/names.mjs";

const { RUN: folder, DB: engine, PORT: port, SECRET: secret, DB_FILENAME: file } = process.env;
const require = createRequire(process.cwd() + "/x.js");
const url = `http://127.0.0.1:${port}`;
const J = { "content-type": "application/json" };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const bearer = (token) => ({ authorization: `Bearer ${token}` });

async function waitForServer() {
    for (let i = 0; i < 600; i++) {
        if (await fetch(`${url}/server/ping`).catch(() => null)) return;
        await sleep(100);
    }
    throw new Error("Directus does not answer");
}

async function post(path, body, headers = {}) {
    const answer = await fetch(url + path, {
        method: "POST",
        headers: { ...J, ...headers },
        body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text).data : null;
}

const signIn = async (email) => (await post("/auth/login", { email, password: names.password })).access_token;

async function makeCollections(make) {
    const id = { field: "id", type: "integer", schema: { is_primary_key: true, has_auto_increment: true } };
    const text = (field) => ({ field, type: "string", schema: {} });
    const reference = (field, type) => ({ field, type, schema: { is_indexed: true } });
    const collection = (name, ...fields) => ({ collection: name, schema: {}, meta: {}, fields: [id, ...fields] });
    const relation = (field, related) => ({
        collection: "memberships",
        field,
        related_collection: related,
        schema: {},
        meta: {},
    });
    await make("/collections", collection("orgs", text("name")));
    const [organization, user] = [reference("org", "integer"), reference("user", "uuid")];
    await make("/collections", collection("memberships", organization, user, text("org_role")));
    await make("/relations", relation("org", "orgs"));
    await make("/relations", relation("user", "directus_users"));
    await make("/items/orgs", { name: "Acme" });
}

// A role for the API only, which takes no seat of the license; its rules have no conditions.
async function makeRole(make) {
    const policy = await make("/policies", { name: "Member", app_access: false, admin_access: false });
    const role = await make("/roles", { name: "Member" });
    await make("/access", { role: role.id, policy: policy.id });
    for (const collection of ["directus_users", "memberships", "orgs"]) {
        const rule = { policy: policy.id, collection, action: "read", fields: ["*"], permissions: {}, validation: {} };
        await make("/permissions", rule);
    }
    return role.id;
}

async function openSqlite() {
    const { Database } = require("sqlite3");
    const database = new Database(file);
    const promised = (call) =>
        new Promise((resolve, reject) => call((error, rows) => (error ? reject(error) : resolve(rows))));
    const execute = (sql) => promised((done) => database.exec(sql, done));
    await execute("pragma busy_timeout=20000");
    return { execute, query: (sql) => promised((done) => database.all(sql, done)) };
}

async function openPostgres() {
    const { Client } = require("pg");
    const client = new Client({ host: "127.0.0.1", port: 55432, user: "postgres", database: "dx" });
    await client.connect();
    return { execute: (sql) => client.query(sql), query: async (sql) => (await client.query(sql)).rows };
}

// All have the password of the first, who was made by Directus.
async function insertMembers({ execute, query }, role) {
    const found = await query("select password from directus_users where email='first@example.com'");
    let users = [];
    let memberships = [];
    await execute("begin");
    for (let member = 1; member < names.members; member++) {
        const id = randomUUID();
        const person = [names.firstName(member), names.lastName(member), names.email(member), found[0].password];
        users.push(`(${[id, ...person, "active", role].map((value) => `'${value}'`).join(",")})`);
        memberships.push(`(1,'${id}','member')`);
        if (member % 1000 !== 0 && member !== names.members - 1) continue;
        const columns = "id,first_name,last_name,email,password,status,role";
        await execute(`insert into directus_users(${columns}) values ${users.join(",")}`);
        await execute(`insert into memberships(org,"user",org_role) values ${memberships.join(",")}`);
        users = [];
        memberships = [];
    }
    await execute("commit");
    await execute("analyze");
}

// One request of each workload (README.md).
function requests(role, owner, member, somebody) {
    const fields = "fields=id,org_role,user.id,user.first_name,user.last_name,user.email";
    const inAcme = "/items/memberships?filter[org][_eq]=1&limit=25";
    const named = `filter[user][last_name][_icontains]=${names.fragment}&sort=user.first_name`;
    const post = (p, h, body, c) => ({ m: "POST", p, h: { ...h, ...J }, b: JSON.stringify(body), c });
    const login = { email: "u{n6}@example.com", password: names.password };
    return {
        W1: { m: "GET", p: "/users/me?fields=id,email,first_name,last_name,role", h: bearer(member) },
        W2: { m: "GET", p: `${inAcme}&${fields}&meta=filter_count`, h: bearer(owner) },
        W3: { m: "GET", p: `${inAcme}&${named}&${fields}`, h: bearer(owner) },
        W4: post("/users/invite", bearer(owner), { email: "w4-{n}@example.com", role }, "RND"),
        W7: post("/auth/login", {}, login, "100 1099"),
        W8: { m: "GET", p: `/permissions/me/directus_users/${somebody}`, h: bearer(member) },
    };
}

await waitForServer();
const token = await signIn("owner@example.com");
const make = (path, body) => post(path, body, bearer(token));
await makeCollections(make);
const role = await makeRole(make);
await make("/users", { email: "first@example.com", password: names.password, role, status: "active" });
const database = engine === "sqlite" ? await openSqlite() : await openPostgres();
await insertMembers(database, role);
const somebody = (await database.query(`select id from directus_users where email='${names.email(500)}'`))[0].id;
const W = requests(role, token, await signIn(names.email(77)), somebody);
const context = { port: +port, dom: "example.com", secret, token, role, J, W };
fs.writeFileSync(`${folder}/dx-${engine}.ctx.json`, JSON.stringify(context));
console.log(await database.query("select count(*) memberships from memberships"));
process.exit(0);
