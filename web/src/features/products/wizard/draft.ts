// What was said in the wizard so far, kept until it is sent.
import type { NewInvitation, TeamRef } from "../../../api/types";
import { kept } from "../../../lib/kept";

export type Way = "new" | "existing";
export type StandingRole = "legal_representative" | "administrator" | "user";
export type Page = "way" | "person" | "address" | "existing";

export type Draft = {
    page: Page;
    way: Way | "";
    first_name: string;
    last_name: string;
    role: StandingRole;
    /** Products that the person may manage. */
    manage: string[];
    accounting: boolean;
    email: string;
    force_email: boolean;
    /** Products with a license; the wizard's own one is in it at first. */
    licenses: string[];
    teams: TeamRef[];
};

export function emptyDraft(product: string): Draft {
    return {
        page: "way",
        way: "",
        first_name: "",
        last_name: "",
        role: "user",
        manage: [],
        accounting: false,
        email: "",
        force_email: true,
        licenses: [product],
        teams: [],
    };
}

export const drafts = kept<Draft>("product_wizard");

/** A grant says nothing beside a role that has it already. */
export function invitationOf(draft: Draft, licenses: string[]): NewInvitation {
    const isPlain = draft.role === "user";
    const hasGrants = isPlain && (draft.manage.length > 0 || draft.accounting);
    return {
        kind: "internal",
        first_name: draft.first_name,
        last_name: draft.last_name,
        email: draft.email,
        roles: [draft.role],
        licenses,
        force_email: draft.force_email,
        ...(draft.teams.length > 0 && { teams: draft.teams.map(({ id }) => id) }),
        ...(hasGrants && { grants: { manage: draft.manage, accounting: draft.accounting } }),
    };
}
