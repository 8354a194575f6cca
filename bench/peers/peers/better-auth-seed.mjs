// fresh database, 100,000 members in one organization, 40,000 pending invitations; writes $RUN/ba-$DB.ctx.json
import fs from "node:fs";
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const RUN = process.env.RUN,
    DB = process.env.DB || "sqlite";
const req = createRequire(process.cwd() + "/x.js");
if (DB === "sqlite") for (const s of ["", "-wal", "-shm"]) fs.rmSync(RUN + "/ba.sqlite" + s, { force: true });
else {
    const { Client } = req("pg");
    const c = new Client({ host: "127.0.0.1", port: 55432, user: "postgres", database: "postgres" });
    await c.connect();
    await c.query("drop database if exists ba");
    await c.query("create database ba");
    await c.end();
}
const { auth, db, PORT } = await import("./better-auth-server.mjs");
const nm = await import("../lib/names.mjs");
const { getMigrations } = await import(pathToFileURL(req.resolve("better-auth/db/migration")).href);
await (await getMigrations(auth.options)).runMigrations();
const su = await auth.api.signUpEmail({
    body: { name: "Olivia Owner", email: "owner@example.com", password: nm.PASSWORD },
    returnHeaders: true,
});
const cookie = su.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
const H = new Headers({ cookie });
const org = await auth.api.createOrganization({ body: { name: "Acme", slug: "acme" }, headers: H });
const owner = su.response.user.id;
const id = () => randomBytes(24).toString("base64url").slice(0, 32);
const q = (s) => (DB === "sqlite" ? db.prepare(s).all() : db.query(s).then((r) => r.rows));
const hash = (await q(`select password from account limit 1`))[0].password;
await q2(`update "user" set role='admin' where email='owner@example.com'`);
async function q2(s) {
    return DB === "sqlite" ? db.exec(s) : db.query(s);
}
const now = new Date().toISOString(),
    exp = new Date(Date.now() + 864e5 * 30).toISOString();
const f = DB === "sqlite" ? 0 : "false";
let buf = { user: [], account: [], member: [], invitation: [] };
const cols = {
    user: '"id","name","email","emailVerified","createdAt","updatedAt"',
    account: '"id","accountId","providerId","userId","password","createdAt","updatedAt"',
    member: '"id","organizationId","userId","role","createdAt"',
    invitation: '"id","organizationId","email","role","status","expiresAt","createdAt","inviterId"',
};
async function flush() {
    for (const t of ["user", "account", "member", "invitation"])
        if (buf[t].length) {
            await q2(`insert into "${t}"(${cols[t]}) values ${buf[t].join(",")}`);
            buf[t] = [];
        }
}
await q2("begin");
for (let i = 1; i < nm.N; i++) {
    const u = id();
    buf.user.push(`('${u}','${nm.name(i)}','${nm.email(i)}',${f},'${now}','${now}')`);
    buf.account.push(`('${id()}','${u}','credential','${u}','${hash}','${now}','${now}')`);
    buf.member.push(`('${id()}','${org.id}','${u}','member','${now}')`);
    if (i % 1000 === 0) await flush();
}
const inv = [];
for (let i = 0; i < 20000; i++) {
    const v = id();
    inv.push(v);
    buf.invitation.push(`('${v}','${org.id}','inv${i}@example.com','member','pending','${exp}','${now}','${owner}')`);
    if (i % 1000 === 0) await flush();
}
await flush();
await q2("commit");
await q2("analyze");
// an ordinary member's session
const mu = await auth.api.signInEmail({ body: { email: nm.email(77), password: nm.PASSWORD }, returnHeaders: true });
const mcookie = mu.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
const J = { "content-type": "application/json", origin: `http://127.0.0.1:${PORT}` };
const A = "/api/auth";
fs.writeFileSync(
    `${RUN}/ba-${DB}.ctx.json`,
    JSON.stringify({
        port: PORT,
        dom: "example.com",
        W: {
            W1: { m: "GET", p: A + "/get-session", h: { cookie: mcookie } },
            W2: {
                m: "GET",
                p: `${A}/organization/list-members?organizationId=${org.id}&limit=25&offset=0`,
                h: { cookie },
            },
            W3: {
                m: "GET",
                p: `${A}/admin/list-users?searchValue=${nm.FRAG[0].toUpperCase() + nm.FRAG.slice(1)}&searchField=name&searchOperator=contains&limit=25&sortBy=name`,
                h: { cookie },
            },
            W4: {
                m: "POST",
                p: A + "/organization/invite-member",
                h: { ...J, cookie },
                b: JSON.stringify({ email: "w4-{n}@example.com", role: "member", organizationId: org.id }),
                c: "RND",
            },
            W7: {
                m: "POST",
                p: A + "/sign-in/email",
                h: J,
                b: JSON.stringify({ email: "u{n6}@example.com", password: nm.PASSWORD }),
                c: "100 1099",
            },
            W8: {
                m: "POST",
                p: A + "/organization/has-permission",
                h: { ...J, cookie: mcookie },
                b: JSON.stringify({ organizationId: org.id, permissions: { member: ["update"] } }),
            },
        },
        owner: { cookie },
        org: org.id,
        inv,
        J,
    }),
);
console.log("seeded", await q("select (select count(*) from member) m,(select count(*) from invitation) i"));
console.log(
    (
        await q(
            DB === "sqlite"
                ? "select group_concat(name,' ') n from sqlite_master where type='index'"
                : "select string_agg(indexname,' ') n from pg_indexes where schemaname='public'",
        )
    )[0].n,
);
process.exit(0);
