// A PostgreSQL database per server under test, made and dropped with psql.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Database = {
    url: string;
    drop: () => Promise<void>;
};

/** REQUIRES: KITH_TEST_POSTGRES names a server whose user may create databases. */
export async function createDatabase(): Promise<Database> {
    const server = process.env.KITH_TEST_POSTGRES;
    if (!server) throw new Error("set KITH_TEST_POSTGRES to a postgres:// URL for this project");
    const name = `kith_story_${randomBytes(6).toString("hex")}`;
    await psql(server, `create database ${name} template template0 encoding 'UTF8'`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return {
        url: url.href,
        drop: () => psql(server, `drop database if exists ${name} with (force)`),
    };
}

async function psql(server: string, statement: string): Promise<void> {
    await run("psql", ["--no-psqlrc", "--quiet", "--dbname", server, "--command", statement]);
}
