// Calls that the generated schema does not have yet, written by hand in its form: where it has
// them, `client` takes the place of `speaks`.
import type { Client } from "openapi-fetch";
import { client } from "./client";

type Json<Body> = { content: { "application/json": Body } };

type At<Path> = [Path] extends [never] ? { path?: never } : { path: Path };

export type Answers<Answer, Path = never, Query = never> = {
    parameters: At<Path> & { query?: Query; header?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: Json<Answer> };
};

export type Takes<Body, Answer = void, Path = never> = {
    parameters: At<Path> & { query?: never; header?: never; cookie?: never };
    requestBody: Json<Body>;
    responses: { 200: Json<Answer> };
};

export function speaks<Calls extends object>(): Client<Calls> {
    return client as unknown as Client<Calls>;
}
