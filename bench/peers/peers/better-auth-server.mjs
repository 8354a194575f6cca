// Better Auth 1.7 on node:http. DB=sqlite|pg PORT=..; run with cwd = the folder that holds its node_modules
import { createRequire } from "node:module";
import http from "node:http";
import { pathToFileURL } from "node:url";
const req = createRequire(process.cwd() + "/x.js");
const imp = async (m) => import(pathToFileURL(req.resolve(m)).href);
const { betterAuth } = await imp("better-auth");
const { organization, admin } = await imp("better-auth/plugins");
const { toNodeHandler } = await imp("better-auth/node");
export const DB = process.env.DB || "sqlite",
    PORT = +(process.env.PORT || 7101);
export let db, outbox;
if (DB === "sqlite") {
    const S = req("better-sqlite3");
    db = new S(process.env.RUN + "/ba.sqlite");
    db.pragma("journal_mode=WAL");
    db.pragma("synchronous=NORMAL");
    db.pragma("cache_size=-65536");
    db.exec(
        "create table if not exists outbox(id integer primary key, rcpt text, subject text, body text, created_at text)",
    );
    const st = db.prepare("insert into outbox(rcpt,subject,body,created_at) values(?,?,?,?)");
    outbox = async (...a) => {
        st.run(...a);
    };
} else {
    const { Pool } = req("pg");
    db = new Pool({ host: "127.0.0.1", port: 55432, user: "postgres", database: "ba", max: 20 });
    await db.query(
        "create table if not exists outbox(id bigserial primary key, rcpt text, subject text, body text, created_at text)",
    );
    outbox = (...a) =>
        db.query({
            name: "ob",
            text: "insert into outbox(rcpt,subject,body,created_at) values($1,$2,$3,$4)",
            values: a,
        });
}
export const auth = betterAuth({
    database: db,
    baseURL: `http://127.0.0.1:${PORT}`,
    secret: "bench-only-secret-0123456789abcdef-0123456789",
    telemetry: { enabled: false },
    logger: { level: "error" },
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    session: process.env.COOKIE_CACHE ? { cookieCache: { enabled: true, maxAge: 3600 } } : {},
    plugins: [
        organization({
            teams: { enabled: true },
            membershipLimit: 1e9,
            invitationLimit: 1e9,
            sendInvitationEmail: async (d) => {
                await outbox(
                    d.email,
                    `Join ${d.organization.name}`,
                    `${d.inviter.user.name} invites you to ${d.organization.name} as ${d.role}: http://127.0.0.1:${PORT}/accept/${d.id}\n`,
                    new Date().toISOString(),
                );
            },
        }),
        admin(),
    ],
});
if (process.argv[2] === "serve") {
    const h = toNodeHandler(auth);
    http.createServer(h).listen(PORT, "127.0.0.1");
}
