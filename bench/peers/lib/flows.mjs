import fs from "node:fs";
// workloads that are more than one request
const S = () => Date.now().toString(36) + Math.floor(Math.random() * 1e6).toString(36);
const PW = "Correct-Horse-7!";
const ck = (r) =>
    []
        .concat(r.h["set-cookie"] || [])
        .map((c) => c.split(";")[0])
        .join("; ");
let used = 0;
export const flows = {
    ba: {
        // no bulk call: 1,000 x invite-member, 32 at a time
        W5: ({ ctx, hit, flow }) => {
            const s = S();
            return flow(
                1000,
                async (k) =>
                    (
                        await hit(
                            "POST",
                            "/api/auth/organization/invite-member",
                            { ...ctx.J, cookie: ctx.owner.cookie },
                            JSON.stringify({
                                email: `w5-${s}-${k}@${ctx.dom || "example.test"}`,
                                role: "member",
                                organizationId: ctx.org,
                            }),
                        )
                    ).s === 200,
            );
        },
        W6: ({ ctx, hit, flow, run }) => {
            const n = +(process.env.W6N || 80);
            const sf = (process.env.RUN || process.cwd() + "/.run") + "/w6." + ctx.org;
            let base = fs.existsSync(sf) ? +fs.readFileSync(sf) : 6000;
            if (base + n > ctx.inv.length) throw new Error("invitations used up: seed again");
            fs.writeFileSync(sf, String(base + n));
            return flow(n, async (k) => {
                const i = base + k;
                const a = await hit(
                    "POST",
                    "/api/auth/sign-up/email",
                    ctx.J,
                    JSON.stringify({ name: "New Person", email: `inv${i}@${ctx.dom || "example.test"}`, password: PW }),
                );
                if (a.s !== 200) return false;
                const b = await hit(
                    "POST",
                    "/api/auth/organization/accept-invitation",
                    { ...ctx.J, cookie: ck(a) },
                    JSON.stringify({ invitationId: ctx.inv[i] }),
                );
                return b.s === 200;
            });
        },
    },
};
const { createHmac } = await import("node:crypto");
const b64 = (o) => Buffer.from(typeof o === "string" ? o : JSON.stringify(o)).toString("base64url");
const jwt = (p, s) => {
    const t = Math.floor(Date.now() / 1e3);
    const x = b64({ alg: "HS256", typ: "JWT" }) + "." + b64({ ...p, iat: t, exp: t + 9e5, iss: "directus" });
    return x + "." + createHmac("sha256", s).update(x).digest("base64url");
};
flows.dx = {
    // one call with an array of 1,000 e-mails (POST /users/invite takes a list)
    // (W5N, default 50: at about 0.25 s of CPU an invitation with 100,000 users, 1,000 would hold the machine for four minutes; scale the time by 1000/W5N)
    W5: async ({ ctx, hit }) => {
        const s = S(),
            N = +(process.env.W5N || 50),
            t0 = process.hrtime.bigint();
        const r = await hit(
            "POST",
            "/users/invite",
            { ...ctx.J, authorization: "Bearer " + ctx.token },
            JSON.stringify({ email: Array.from({ length: N }, (_, k) => `w5-${s}-${k}@${ctx.dom}`), role: ctx.role }),
        );
        const us = Number(process.hrtime.bigint() - t0) / 1e3;
        const ok = r.s === 204 || r.s === 200;
        return { req: N, us, err: ok ? 0 : N, p50: us / 1e3, p99: us / 1e3, max: us / 1e3 };
    },
    // accept: the token of the invitation mail (signed here with the same secret), then membership created with the member's... admin's token in a second call
    W6prep: async ({ ctx, hit }) => {
        const n = +(process.env.W6N_DX || 24),
            s = S();
        const A = { ...ctx.J, authorization: "Bearer " + ctx.token };
        for (let k = 0; k < n; k += 50)
            await hit(
                "POST",
                "/users/invite",
                A,
                JSON.stringify({
                    email: Array.from(
                        { length: Math.min(50, n - k) },
                        (_, j) => `w6-${s}-${k + j}@${ctx.dom || "example.test"}`,
                    ),
                    role: ctx.role,
                }),
            );
        const l = await hit("GET", `/users?limit=${n}&filter[email][_starts_with]=w6-${s}-&fields=id,email`, A);
        ctx.w6 = { n, s, ids: new Map(JSON.parse(l.d).data.map((x) => [x.email, x.id])) };
    },
    W6: async ({ ctx, hit, flow }) => {
        const { n, s, ids } = ctx.w6;
        const A = { ...ctx.J, authorization: "Bearer " + ctx.token };
        return flow(n, async (k) => {
            const e = `w6-${s}-${k}@${ctx.dom || "example.test"}`;
            const a = await hit(
                "POST",
                "/users/invite/accept",
                ctx.J,
                JSON.stringify({ token: jwt({ email: e, scope: "invite" }, ctx.secret), password: PW }),
            );
            if (a.s !== 204) return false;
            const b = await hit(
                "POST",
                "/items/memberships",
                A,
                JSON.stringify({ org: 1, user: ids.get(e), org_role: "member" }),
            );
            return b.s === 200;
        });
    },
};
