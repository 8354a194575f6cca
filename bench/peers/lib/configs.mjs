// The peers that run.mjs can measure. `context`: whose seeded requests it uses, when not its own.
import { here, node22, run } from "./place.mjs";

const betterAuth = {
    command: [process.execPath, `${here}/peers/better-auth-server.mjs`, "serve"],
    folder: `${run}/ba`,
};
const directus = {
    command: [node22, `${run}/directus/node_modules/directus/cli.js`, "start"],
    folder: `${run}/directus`,
};
const nodeHttp = `
    const answer = (request, response) => {
        response.setHeader("content-type", "application/json");
        response.end('{"ok":true}');
    };
    require("http").createServer(answer).listen(7100, "127.0.0.1");`;

export const configs = {
    "ba-sqlite": { ...betterAuth, environment: { DB: "sqlite" } },
    "ba-sqlite-cc": {
        ...betterAuth,
        context: "ba-sqlite",
        environment: { DB: "sqlite", COOKIE_CACHE: "1" },
        takesCookieCache: true,
    },
    "ba-pg": { ...betterAuth, environment: { DB: "pg" }, usesPostgres: true },
    "dx-sqlite": { ...directus, environmentFile: `${run}/directus/sqlite.env`, sendsMail: true },
    "dx-pg": { ...directus, environmentFile: `${run}/directus/pg.env`, usesPostgres: true, sendsMail: true },
    "glew-sqlite": {
        command: [`${run}/glew/x/usr/bin/glewlwyd`, "-c", `${run}/glew/glew.conf`],
        folder: `${run}/glew`,
    },
    "node-http": {
        command: [process.execPath, "-e", nodeHttp],
        folder: process.cwd(),
        inline: { port: 7100, W: { W1: { m: "GET", p: "/", h: {} } } },
    },
};
