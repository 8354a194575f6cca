// Better Auth 1.7 on node:http. DB=sqlite|pg PORT=...; runs in the folder that holds its node_modules.
import http from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export const engine = process.env.DB || "sqlite";
export const port = +(process.env.PORT || 7101);
export const require = createRequire(process.cwd() + "/x.js");
export const load = (module) => import(pathToFileURL(require.resolve(module)).href);
const { betterAuth } = await load("better-auth");
const { organization, admin } = await load("better-auth/plugins");
const { toNodeHandler } = await load("better-auth/node");

function openSqlite() {
    const Sqlite = require("better-sqlite3");
    const database = new Sqlite(`${process.env.RUN}/ba.sqlite`);
    for (const setting of ["journal_mode=WAL", "synchronous=NORMAL", "cache_size=-65536"]) database.pragma(setting);
    database.exec(
        "create table if not exists outbox(id integer primary key, rcpt text, subject text, body text, created_at text)",
    );
    const insert = database.prepare("insert into outbox(rcpt,subject,body,created_at) values(?,?,?,?)");
    return [database, async (...mail) => void insert.run(...mail)];
}

async function openPostgres() {
    const { Pool } = require("pg");
    const pool = new Pool({ host: "127.0.0.1", port: 55432, user: "postgres", database: "ba", max: 20 });
    await pool.query(
        "create table if not exists outbox(id bigserial primary key, rcpt text, subject text, body text, created_at text)",
    );
    const text = "insert into outbox(rcpt,subject,body,created_at) values($1,$2,$3,$4)";
    return [pool, (...values) => pool.query({ name: "outbox", text, values })];
}

export const [database, storeMail] = engine === "sqlite" ? openSqlite() : await openPostgres();

async function sendInvitationEmail({ id, email, role, inviter, organization }) {
    const link = `http://127.0.0.1:${port}/accept/${id}`;
    const text = `${inviter.user.name} invites you to ${organization.name} as ${role}: ${link}\n`;
    await storeMail(email, `Join ${organization.name}`, text, new Date().toISOString());
}

export const auth = betterAuth({
    database,
    baseURL: `http://127.0.0.1:${port}`,
    secret: "bench-only-secret-0123456789abcdef-0123456789",
    telemetry: { enabled: false },
    logger: { level: "error" },
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    session: process.env.COOKIE_CACHE ? { cookieCache: { enabled: true, maxAge: 3600 } } : {},
    plugins: [
        organization({ teams: { enabled: true }, membershipLimit: 1e9, invitationLimit: 1e9, sendInvitationEmail }),
        admin(),
    ],
});

if (process.argv[2] === "serve") http.createServer(toNodeHandler(auth)).listen(port, "127.0.0.1");
