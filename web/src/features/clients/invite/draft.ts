// What was typed of clients that are being added, and what is wrong with it.
import type { Problem } from "../../../api/problem";
import type { ClientDelivery, NewClient, NewClients } from "../../../api/types";
import { endOfDay } from "../../../lib/days";
import { kept } from "../../../lib/kept";
import { fieldText, type Words } from "../../../lib/words";

export const fields = ["first_name", "last_name", "email", "phone"] as const;
export type Field = (typeof fields)[number];
export type Member = Record<Field, string>;

export type Draft = {
    members: Member[];
    company: string;
    message: string;
    /** The last day; empty: as the account has decided. */
    end: string;
    delivery: ClientDelivery;
    /** Of an existing group, else empty. */
    group: string;
    /** Of a new group. */
    name: string;
    /** Of an existing workspace, else empty. */
    workspace: string;
    /** Of a new workspace. */
    room: string;
};

/** By "1.email" for the first member, "name" for the group. */
export type Mistakes = Record<string, string>;

const nobody: Member = { first_name: "", last_name: "", email: "", phone: "" };
export const emptyDraft: Draft = {
    members: [nobody],
    company: "",
    message: "",
    end: "",
    delivery: "portal",
    group: "",
    name: "",
    workspace: "",
    room: "",
};
export const drafts = kept<Draft>("clients");
export const mostMembers = 50;

export function withAnother({ members }: Draft): Partial<Draft> {
    return { members: [...members, nobody] };
}

export function without({ members }: Draft, index: number): Partial<Draft> {
    return { members: members.filter((_, at) => at !== index) };
}

export function changed({ members }: Draft, index: number, field: Field, text: string) {
    return {
        members: members.map((one, at) => (at === index ? { ...one, [field]: text } : one)),
    };
}

export function check(words: Words, draft: Draft, isGroup: boolean): Mistakes {
    const mistakes: Mistakes = {};
    if (isGroup && !draft.group && !draft.name.trim()) mistakes["name"] = words("field.required");
    draft.members.forEach((member, index) => {
        for (const field of ["first_name", "last_name"] as const) {
            if (!member[field].trim()) mistakes[at(index, field)] = words("field.required");
        }
        if (!member.email.trim() && !member.phone.trim())
            mistakes[at(index, "email")] = words("clients.reach.missing");
        const twin = draft.members.findIndex((other) => isSame(other.email, member.email));
        if (member.email.trim() && twin < index)
            mistakes[at(index, "email")] = words("invite.repeated", { row: twin + 1 });
    });
    return mistakes;
}

const placed = /^(\d+\.(first_name|last_name|email|phone)|name|company|message|valid_until)$/;

/** What belongs to a field; the server counts members from one. */
export function refused(words: Words, problem: Problem): Mistakes {
    if (problem.code === "name_taken") return { name: words("problem.name_taken") };
    const known = problem.errors.map((error) => {
        // What concerns all of a person stands at the address, which tells who it is.
        const field = error.field.split(".").at(-1) || "email";
        return [error.row ? `${error.row}.${field}` : field, fieldText(words, error)];
    });
    return Object.fromEntries(known.filter(([field = ""]) => placed.test(field)));
}

export function requestOf(draft: Draft, isGroup: boolean): NewClients {
    const { company, message, end, delivery, group, name, workspace, room } = draft;
    return {
        members: draft.members.map(memberOf),
        delivery,
        ...(company.trim() && { company: company.trim() }),
        ...(delivery !== "quiet" && message.trim() && { message: message.trim() }),
        ...(end && { valid_until: endOfDay(end) }),
        ...(delivery === "workspace" && {
            workspace: workspace ? { id: workspace } : { name: room.trim() },
        }),
        ...(isGroup && { group: group ? { id: group } : { name: name.trim() } }),
    };
}

export function at(index: number, field: Field): string {
    return `${index + 1}.${field}`;
}

function memberOf({ first_name, last_name, email, phone }: Member): NewClient {
    return {
        first_name: first_name.trim(),
        last_name: last_name.trim(),
        ...(email.trim() && { email: email.trim() }),
        ...(phone.trim() && { phone: phone.trim() }),
    };
}

function isSame(one: string, other: string): boolean {
    return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Neither one that is there nor a name for a new one. */
export function needsRoom({ delivery, workspace, room }: Draft): boolean {
    return delivery === "workspace" && !workspace && !room.trim();
}
