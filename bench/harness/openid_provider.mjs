// An OpenID provider that believes everybody: node openid_provider.mjs ISSUER CLIENT_ID. It remembers nothing, for the
// code is "SUBJECT.NONCE" and the access token the subject.
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";

const [issuer, client] = process.argv.slice(2);
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...publicKey.export({ format: "jwk" }), kid: "bench", alg: "RS256", use: "sig" };
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(claims) {
    const text = `${encoded({ alg: "RS256", typ: "JWT", kid: key.kid })}.${encoded(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
}

function tokens(code) {
    const [sub, nonce] = code.split(".");
    const iat = Math.floor(Date.now() / 1000);
    const id_token = signed({ iss: issuer, sub, aud: client, iat, exp: iat + 300, nonce, sid: nonce });
    return { token_type: "Bearer", expires_in: 300, access_token: sub, id_token };
}

function user(sub) {
    return { sub, email: `${sub}@example.com`, email_verified: true, given_name: "Nadia", family_name: "Known" };
}

const configuration = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
};

const answers = {
    "/.well-known/openid-configuration": () => configuration,
    "/keys": () => ({ keys: [key] }),
    "/token": (request, body) => tokens(new URLSearchParams(body).get("code")),
    "/userinfo": (request) => user(request.headers.authorization.replace("Bearer ", "")),
};

async function serve(request, response) {
    let body = "";
    for await (const piece of request) body += piece;
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(answers[request.url](request, body)));
}

const { hostname, port } = new URL(issuer);
createServer(serve).listen(port, hostname, () => console.log("ready"));
