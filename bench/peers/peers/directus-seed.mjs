import fs from "node:fs";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import * as nm from "../lib/names.mjs";
const req = createRequire(process.cwd() + "/x.js"),
    RUN = process.env.RUN,
    DB = process.env.DB,
    PORT = +process.env.PORT,
    B = `http://127.0.0.1:${PORT}`;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
let T;
const api = async (m, p, b) => {
    const r = await fetch(B + p, {
        method: m,
        headers: { "content-type": "application/json", ...(T ? { authorization: "Bearer " + T } : {}) },
        body: b && JSON.stringify(b),
    });
    const t = await r.text();
    if (!r.ok) throw new Error(m + " " + p + " " + r.status + " " + t.slice(0, 300));
    return t ? JSON.parse(t).data : null;
};
for (let i = 0; ; i++) {
    try {
        await fetch(B + "/server/ping");
        break;
    } catch (e) {
        if (i > 600) throw e;
        await sleep(100);
    }
}
T = (await api("POST", "/auth/login", { email: "owner@example.com", password: nm.PASSWORD })).access_token;
await api("POST", "/collections", {
    collection: "orgs",
    schema: {},
    meta: {},
    fields: [
        { field: "id", type: "integer", schema: { is_primary_key: true, has_auto_increment: true } },
        { field: "name", type: "string", schema: {} },
    ],
});
await api("POST", "/collections", {
    collection: "memberships",
    schema: {},
    meta: {},
    fields: [
        { field: "id", type: "integer", schema: { is_primary_key: true, has_auto_increment: true } },
        { field: "org", type: "integer", schema: { is_indexed: true } },
        { field: "user", type: "uuid", schema: { is_indexed: true } },
        { field: "org_role", type: "string", schema: {} },
    ],
});
await api("POST", "/relations", {
    collection: "memberships",
    field: "org",
    related_collection: "orgs",
    schema: {},
    meta: {},
});
await api("POST", "/relations", {
    collection: "memberships",
    field: "user",
    related_collection: "directus_users",
    schema: {},
    meta: {},
});
await api("POST", "/items/orgs", { name: "Acme" });
// API-only role: takes no licence seat; unconditional rules only
const pol = await api("POST", "/policies", { name: "Member", app_access: false, admin_access: false });
const role = await api("POST", "/roles", { name: "Member" });
await api("POST", "/access", { role: role.id, policy: pol.id });
for (const c of ["directus_users", "memberships", "orgs"])
    await api("POST", "/permissions", {
        policy: pol.id,
        collection: c,
        action: "read",
        fields: ["*"],
        permissions: {},
        validation: {},
    });
const one = await api("POST", "/users", {
    email: "first@example.com",
    password: nm.PASSWORD,
    role: role.id,
    status: "active",
});
let run, all;
if (DB === "sqlite") {
    const S = req("sqlite3");
    const d = new S.Database(process.env.DB_FILENAME);
    run = (s) => new Promise((ok, no) => d.exec(s, (e) => (e ? no(e) : ok())));
    all = (s) => new Promise((ok, no) => d.all(s, (e, r) => (e ? no(e) : ok(r))));
    await run("pragma busy_timeout=20000");
} else {
    const { Client } = req("pg");
    const c = new Client({ host: "127.0.0.1", port: 55432, user: "postgres", database: "dx" });
    await c.connect();
    run = (s) => c.query(s);
    all = (s) => c.query(s).then((r) => r.rows);
}
const hash = (await all(`select password from directus_users where email='first@example.com'`))[0].password;
console.log("hash params", hash.slice(0, 32));
await run("begin");
let u = [],
    m = [];
for (let i = 1; i < nm.N; i++) {
    const id = randomUUID();
    u.push(`('${id}','${nm.first(i)}','${nm.last(i)}','${nm.email(i)}','${hash}','active','${role.id}')`);
    m.push(`(1,'${id}','member')`);
    if (i % 1000 === 0 || i === nm.N - 1) {
        await run(
            `insert into directus_users(id,first_name,last_name,email,password,status,role) values ${u.join(",")}`,
        );
        await run(`insert into memberships(org,"user",org_role) values ${m.join(",")}`);
        u = [];
        m = [];
    }
}
await run("commit");
await run("analyze");
console.log(
    await all("select count(*) n from memberships"),
    await all(
        DB === "sqlite"
            ? "select group_concat(name,' ') n from sqlite_master where type='index' and (tbl_name='memberships' or tbl_name='directus_users')"
            : "select string_agg(indexname,' ') n from pg_indexes where tablename in ('memberships','directus_users')",
    ),
    DB === "sqlite" ? await all("pragma journal_mode") : "",
);
const MT = await (async () => {
    const r = await fetch(B + "/auth/login", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: nm.email(77), password: nm.PASSWORD }),
    });
    return (await r.json()).data.access_token;
})();
const A = { authorization: "Bearer " + T },
    J = { "content-type": "application/json" };
const some = (await all(`select id from directus_users where email='${nm.email(500)}'`))[0].id;
fs.writeFileSync(
    `${RUN}/dx-${DB}.ctx.json`,
    JSON.stringify(
        {
            port: PORT,
            dom: "example.com",
            secret: process.env.SECRET,
            token: T,
            role: role.id,
            J,
            W: {
                W1: {
                    m: "GET",
                    p: "/users/me?fields=id,email,first_name,last_name,role",
                    h: { authorization: "Bearer " + MT },
                },
                W2: {
                    m: "GET",
                    p: "/items/memberships?filter[org][_eq]=1&limit=25&fields=id,org_role,user.id,user.first_name,user.last_name,user.email&meta=filter_count",
                    h: A,
                },
                W3: {
                    m: "GET",
                    p:
                        "/items/memberships?filter[org][_eq]=1&filter[user][last_name][_icontains]=" +
                        nm.FRAG +
                        "&sort=user.first_name&limit=25&fields=id,org_role,user.id,user.first_name,user.last_name,user.email",
                    h: A,
                },
                W4: {
                    m: "POST",
                    p: "/users/invite",
                    h: { ...A, ...J },
                    b: JSON.stringify({ email: "w4-{n}@example.com", role: role.id }),
                },
                W7: {
                    m: "POST",
                    p: "/auth/login",
                    h: J,
                    b: JSON.stringify({ email: "u{n6}@example.com", password: nm.PASSWORD }),
                    c: "100 1099",
                },
                W8: { m: "GET", p: "/permissions/me/directus_users/" + some, h: { authorization: "Bearer " + MT } },
            },
        },
        (k, v) => v,
    ),
);
{
    const f = `${RUN}/dx-${DB}.ctx.json`,
        c = JSON.parse(fs.readFileSync(f));
    c.W.W4.c = "RND";
    fs.writeFileSync(f, JSON.stringify(c));
}
process.exit(0);
