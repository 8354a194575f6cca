// The shapes of the HTTP contract, by the names the pages use. Derived from the generated
// schema, so that a new schema changes this file and nothing else.
import type { paths } from "./schema";

type Answer<Operation, Status extends number> = Operation extends {
    responses: Record<Status, { content: { "application/json": infer Body } }>;
}
    ? Body
    : never;

type Question<Operation> = Operation extends {
    requestBody: { content: { "application/json": infer Body } };
}
    ? Body
    : never;

type Query<Operation> = Operation extends { parameters: { query?: infer Filters } }
    ? NonNullable<Filters>
    : never;

type Listed<Page> = Page extends { items: (infer Item)[] } ? Item : never;

export type SetupState = Answer<paths["/setup"]["get"], 200>;
export type Founding = Question<paths["/setup"]["post"]>;

export type Credentials = Question<paths["/auth/login"]["post"]>;

export type Me = Answer<paths["/me"]["get"], 200>;
export type MeChange = Question<paths["/me"]["patch"]>;
export type Membership = Me["memberships"][number];

export type UserPage = Answer<paths["/accounts/{a}/users"]["get"], 200>;
export type UserQuery = Query<paths["/accounts/{a}/users"]["get"]>;
export type User = Listed<UserPage>;

export type InvitationPage = Answer<paths["/accounts/{a}/invitations"]["get"], 200>;
export type Invitation = Listed<InvitationPage>;
export type InvitationState = Invitation["state"];
export type NewInvitation = Question<paths["/accounts/{a}/invitations"]["post"]>;

export type PublicInvitation = Answer<paths["/public/invitations/{token}"]["get"], 200>;
export type Acceptance = Question<paths["/public/invitations/{token}/accept"]["post"]>;
export type Accepted = Answer<paths["/public/invitations/{token}/accept"]["post"], 201>;

export type AuditPage = Answer<paths["/accounts/{a}/audit"]["get"], 200>;
export type AuditEntry = Listed<AuditPage>;
