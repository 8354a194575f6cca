// What every story starts with: a running Kith, people, and words to say what is expected.
import { expect as plain, test } from "@playwright/test";
import { Acme } from "./acme";
import { Kith, type Engine } from "./kith";
import type { Answer } from "./person";
import { TwoNodes } from "./two_nodes";

type Scene = {
    /** Freshly started, nothing founded yet. */
    kith: Kith;
    /** The first account, founded by Ann over the API. */
    acme: Acme;
};

export const story = test.extend<Scene>({
    kith: async ({}, use, info) => {
        const isOnTwo = info.project.name === "two_nodes";
        const nodes = isOnTwo ? await TwoNodes.start() : undefined;
        const kith = nodes?.kith ?? (await Kith.start(info.project.name as Engine));
        await use(kith);
        await (nodes ?? kith).stop();
        if (info.status !== info.expectedStatus) {
            const { log } = nodes ?? kith;
            await info.attach("kith.log", { body: log, contentType: "text/plain" });
        }
    },
    acme: async ({ kith }, use) => use(await Acme.found(kith)),
});

export const expect = plain.extend({
    toAnswer(answer: Answer, status: number) {
        return {
            pass: answer.status === status,
            message: () => `expected ${status}, got ${shown(answer)}`,
        };
    },
    /** Refused as RFC 9457 says, with a number to find it by in the log. */
    toBeRefused(answer: Answer, status: number, code: string) {
        const isProblem = /^application\/problem\+json/.test(type(answer));
        const named = typeof answer.body?.request_id === "string";
        const right = answer.status === status && answer.body?.code === code;
        return {
            pass: right && isProblem && named,
            message: () => `expected a problem ${status} ${code}, got ${shown(answer)}`,
        };
    },
});

function type(answer: Answer): string {
    return answer.headers.get("content-type") ?? "";
}

function shown(answer: Answer): string {
    return `${answer.status} ${type(answer)} ${JSON.stringify(answer.body)}`;
}
