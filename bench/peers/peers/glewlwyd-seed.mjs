// rows: prints the members as SQL. requests: gives all of them one password that the running server hashed, and writes
// RUN/glew-sqlite.ctx.json.
import fs from "node:fs";
import { execFileSync } from "node:child_process";
import * as names from "../lib/names.mjs";

const api = "http://127.0.0.1:7131/api";
const J = { "content-type": "application/json" };
const login = (member) => names.email(member).split("@")[0];

function printRows() {
    const lines = ["begin;"];
    for (let member = 1; member < names.members; member++) {
        const values = [login(member), names.fullName(member), names.email(member)].map((value) => `'${value}'`);
        lines.push(`insert into g_user(gu_username,gu_name,gu_email) values(${values.join(",")});`);
    }
    lines.push(
        "insert into g_user_password(gu_id,guw_password) select gu_id,(select guw_password from g_user_password where gu_id=1) from g_user where gu_id>1;",
        "insert into g_user_scope_user(gu_id,gus_id) select gu_id,2 from g_user where gu_id>1;",
        "update g_scope set gs_password_max_age=0;",
        "commit;",
        "analyze;",
    );
    process.stdout.write(lines.join("\n") + "\n");
}

async function post(path, body, headers = {}) {
    const answer = await fetch(api + path, {
        method: "POST",
        headers: { ...J, ...headers },
        body: JSON.stringify(body),
    });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
}

async function signIn(username, password) {
    const answer = await post("/auth/", { username, password });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    return cookies.join("; ");
}

async function writeRequests() {
    const admin = await signIn("admin", "password");
    const donor = { username: "hashdonor", name: "Hash Donor", email: "donor@example.com", password: names.password };
    await post("/user/", { ...donor, scope: ["g_profile"], enabled: true }, { cookie: admin });
    const hash =
        "select guw_password from g_user_password where gu_id=(select gu_id from g_user where gu_username='hashdonor')";
    const share = `update g_user_password set guw_password=(${hash}) where gu_id>1`;
    execFileSync("sqlite3", ["-cmd", ".timeout 20000", "glew.db", share]);
    const member = await signIn(login(77), names.password);
    const W = {
        W1: { m: "GET", p: "/api/profile_list", h: { cookie: member } },
        W2: { m: "GET", p: "/api/user/?offset=0&limit=25", h: { cookie: admin } },
        W3: { m: "GET", p: "/api/user/?pattern=Novak&offset=0&limit=25", h: { cookie: admin } },
        W7: {
            m: "POST",
            p: "/api/auth/",
            h: J,
            b: `{"username":"u{n6}","password":"${names.password}"}`,
            c: "100 1099",
        },
    };
    fs.writeFileSync(`${process.env.RUN}/glew-sqlite.ctx.json`, JSON.stringify({ port: 7131, W }));
}

if (process.argv[2] === "rows") printRows();
else await writeRequests();
