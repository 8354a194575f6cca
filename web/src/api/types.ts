// The shapes of the HTTP contract, by the names the pages use. Derived from the generated
// schema, so that a new schema changes this file and nothing else.
import type { paths as published } from "./schema";

export const base = "/api/v1";

/** The calls by their path below the base, as the client and these aliases name them. */
export type Paths = {
    [
        Path in keyof published as Path extends `${typeof base}${infer Rest}` ? Rest : never
    ]: published[Path];
};

type Answer<Operation, Status extends number> = Operation extends {
    responses: Record<Status, { content: { "application/json": infer Body } }>;
}
    ? Body
    : never;

type Question<Operation> = Operation extends {
    requestBody?: { content: { "application/json": infer Body } };
}
    ? Body
    : never;

type Query<Operation> = Operation extends { parameters: { query?: infer Filters } }
    ? NonNullable<Filters>
    : never;

type Listed<Page> = Page extends { items: (infer Item)[] } ? Item : never;

export type Founding = Question<Paths["/setup"]["post"]>;

export type Credentials = Question<Paths["/auth/login"]["post"]>;

export type AccountSignIn = Answer<Paths["/public/signin/{slug}"]["get"], 200>;
export type SignUpRequest = Question<Paths["/public/signin/{slug}/signup"]["post"]>;
export type SigningUp = Answer<Paths["/public/signup/{token}"]["get"], 200>;
export type SignedUp = Answer<Paths["/public/signup/{token}/complete"]["post"], 201>;

export type Domain = Listed<Answer<Paths["/accounts/{account}/domains"]["get"], 200>>;
export type SignUpLink = Listed<Answer<Paths["/accounts/{account}/sign-up-links"]["get"], 200>>;
export type SignUpLinkTerms = Question<Paths["/accounts/{account}/sign-up-links"]["post"]>;
export type SignUpPage = Answer<Paths["/accounts/{account}/sign-ups"]["get"], 200>;
export type SignUp = Listed<SignUpPage>;

export type OfferedProvider = AccountSignIn["providers"][number];
export type IdentityProvider = Listed<
    Answer<Paths["/accounts/{account}/identity-providers"]["get"], 200>
>;
export type ProviderPreset = IdentityProvider["preset"];
export type ClientAuth = IdentityProvider["client_auth"];
export type NewIdentityProvider = Question<Paths["/accounts/{account}/identity-providers"]["post"]>;
export type IdentityProviderChange = Question<
    Paths["/accounts/{account}/identity-providers/{provider}"]["patch"]
>;
/** What a provider sent the browser back with. */
export type SsoQuestion = Question<Paths["/auth/sso/callback"]["post"]>;
export type SsoAnswer = Answer<Paths["/auth/sso/callback"]["post"], 200>;
export type SsoTest = NonNullable<SsoAnswer["test"]>;

export type Me = Answer<Paths["/me"]["get"], 200>;
export type MeChange = Question<Paths["/me"]["patch"]>;
export type Membership = Me["memberships"][number];
export type Session = Listed<Answer<Paths["/me/sessions"]["get"], 200>>;
export type ApiToken = Listed<Answer<Paths["/me/tokens"]["get"], 200>>;
export type NewApiToken = Question<Paths["/me/tokens"]["post"]>;
export type MadeApiToken = Answer<Paths["/me/tokens"]["post"], 201>;
export type SecondFactors = Answer<Paths["/me/second-factors"]["get"], 200>;
export type TotpEnrolment = Answer<Paths["/me/totp"]["post"], 201>;
export type Reauthentication = Question<Paths["/me/reauthentication"]["post"]>;
export type Passkey = Listed<Answer<Paths["/me/passkeys"]["get"], 200>>;
export type PasskeyOptions = Answer<Paths["/me/passkeys/options"]["post"], 200>;
export type NewPasskey = Question<Paths["/me/passkeys"]["post"]>;
export type PasskeyAssertion = Question<Paths["/auth/passkey"]["post"]>;
export type PasswordChange = Question<Paths["/me/password"]["post"]>;
export type Profile = Answer<Paths["/accounts/{account}/profile"]["get"], 200>;
export type ProfileChange = Question<Paths["/accounts/{account}/profile"]["patch"]>;

export type UserPage = Answer<Paths["/accounts/{account}/users"]["get"], 200>;
export type UserQuery = Query<Paths["/accounts/{account}/users"]["get"]>;
export type User = Listed<UserPage>;
/** Of one user alone it is told what an inactive one had. */
export type OneUser = Answer<Paths["/accounts/{account}/users/{user}"]["get"], 200>;
export type Had = NonNullable<OneUser["had"]>;
export type UserChange = Question<Paths["/accounts/{account}/users/{user}"]["patch"]>;
export type ChangedUser = Answer<Paths["/accounts/{account}/users/{user}"]["patch"], 200>;
export type NewUser = Question<Paths["/accounts/{account}/users"]["post"]>;

export type ConnectionPage = Answer<Paths["/accounts/{account}/connections"]["get"], 200>;
export type Connection = Listed<ConnectionPage>;
/** What two may do with each other. */
export type Scope = Connection["scopes"][number];
export type NewConnection = Question<Paths["/accounts/{account}/connections"]["post"]>;
export type ConnectionChange = Question<
    Paths["/accounts/{account}/connections/{connection}"]["patch"]
>;
export type DirectoryPage = Answer<Paths["/accounts/{account}/directory"]["get"], 200>;
/** Somebody of another account, as a search finds him. */
export type Stranger = Listed<DirectoryPage>;
export type ContactPage = Answer<Paths["/accounts/{account}/contacts"]["get"], 200>;
export type Contact = Listed<ContactPage>;
export type ContactKind = Contact["kind"];
export type ContactFilter = NonNullable<
    Query<Paths["/accounts/{account}/contacts"]["get"]>["filter"]
>;
export type ContactOverview = Answer<Paths["/accounts/{account}/contacts/{contact}"]["get"], 200>;

/** Whether somebody is there, as it is told of others. */
export type Presence = NonNullable<Contact["presence"]>;
export type PresenceState = Presence["state"];
/** What one says of oneself. */
export type OwnPresence = Question<Paths["/me/presence"]["put"]>;

export type ClientPage = Answer<Paths["/accounts/{account}/clients"]["get"], 200>;
export type Client = Listed<ClientPage>;
export type ClientState = Client["state"];
export type NewClients = Question<Paths["/accounts/{account}/clients"]["post"]>;
/** How they come to know of it. */
export type ClientDelivery = NewClients["delivery"];
export type NewClient = NewClients["members"][number];
export type AddedClients = Answer<Paths["/accounts/{account}/clients"]["post"], 201>;
export type ClientChange = Question<Paths["/accounts/{account}/clients/{client}"]["patch"]>;
/** Somebody as others name him. */
export type Named = Client["mapped_users"][number];

export type ClientGroupPage = Answer<Paths["/accounts/{account}/client-groups"]["get"], 200>;
export type ClientGroup = Listed<ClientGroupPage>;
export type WholeGroup = Answer<
    Paths["/accounts/{account}/client-groups/{client_group}"]["get"],
    200
>;
export type NewClientGroup = Question<Paths["/accounts/{account}/client-groups"]["post"]>;
export type ClientGroupChange = Question<
    Paths["/accounts/{account}/client-groups/{client_group}"]["patch"]
>;

type ToUser = Paths["/accounts/{account}/clients/{client}/promotion"];
export type PromotionPreview = Answer<ToUser["get"], 200>;
export type Promotion = Question<ToUser["post"]>;
export type PromotedClient = Answer<ToUser["post"], 200>;
type ToClient = Paths["/accounts/{account}/users/{user}/demotion"];
export type DemotionPreview = Answer<ToClient["get"], 200>;
export type Demotion = Question<ToClient["post"]>;
export type CardPromotion = Question<
    Paths["/accounts/{account}/contact-cards/{contact_card}/promotion"]["post"]
>;
export type PromotedCard = Answer<
    Paths["/accounts/{account}/contact-cards/{contact_card}/promotion"]["post"],
    201
>;

export type WorkspacePage = Answer<Paths["/accounts/{account}/workspaces"]["get"], 200>;
export type Workspace = Listed<WorkspacePage>;
/** As people and the portal name theirs. */
export type WorkspaceRef = ContactOverview["workspaces"][number];
/** A workspace and who is in it; companies that can read it. */
export type WholeWorkspace = Answer<
    Paths["/accounts/{account}/workspaces/{workspace}"]["get"],
    200
>;
export type WorkspaceMember = WholeWorkspace["members"][number];
export type NewWorkspace = Question<Paths["/accounts/{account}/workspaces"]["post"]>;
export type StartedWorkspace = Answer<Paths["/accounts/{account}/workspaces"]["post"], 201>;
export type MemberAnswer = StartedWorkspace["results"][number];
export type WorkspaceChange = Question<
    Paths["/accounts/{account}/workspaces/{workspace}"]["patch"]
>;

export type OutsiderPolicy = Answer<Paths["/accounts/{account}/outsider-policy"]["get"], 200>;
export type Renewal = Answer<Paths["/public/renewals/{token}"]["get"], 200>;
/** Whether an account may write to somebody without a login, and what it keeps of him. */
export type MailChoice = Answer<Paths["/public/mails/{token}"]["get"], 200>;
/** What that is. */
export type KeptOfAddress = NonNullable<MailChoice["kept"]>;
export type Portal = Answer<Paths["/accounts/{account}/portal"]["get"], 200>;

export type PortalContact = Portal["contacts"][number];

export type NotificationPage = Answer<Paths["/me/notifications"]["get"], 200>;
export type Notification = Listed<NotificationPage>;
export type NotificationType = Notification["type"];
export type NotificationSetting = Listed<Answer<Paths["/me/notification-settings"]["get"], 200>>;
export type Mailing = NotificationSetting["mail"];
export type StoppedMails = Answer<Paths["/public/unsubscribe/{token}"]["get"], 200>;

export type ContactCardPage = Answer<Paths["/accounts/{account}/contact-cards"]["get"], 200>;
export type ContactCard = Listed<ContactCardPage>;
export type NewContactCard = Question<Paths["/accounts/{account}/contact-cards"]["post"]>;
export type AddedContactCard = Answer<Paths["/accounts/{account}/contact-cards"]["post"], 201>;
export type ContactImport = Answer<Paths["/accounts/{account}/contact-cards/import"]["post"], 200>;

export type TeamPage = Answer<Paths["/accounts/{account}/teams"]["get"], 200>;
export type Team = Listed<TeamPage>;
export type NewTeam = Question<Paths["/accounts/{account}/teams"]["post"]>;
export type TeamChange = Question<Paths["/accounts/{account}/teams/{team}"]["patch"]>;
export type TeamColor = Team["color"];
/** As users and invitations name theirs. */
export type TeamRef = User["teams"][number];
export type TeamMemberPage = Answer<Paths["/accounts/{account}/teams/{team}/members"]["get"], 200>;
export type TeamMember = Listed<TeamMemberPage>;

export type JobPage = Answer<Paths["/accounts/{account}/jobs"]["get"], 200>;
export type Job = Answer<Paths["/accounts/{account}/jobs/{job}"]["get"], 200>;
export type JobLinePage = Answer<Paths["/accounts/{account}/jobs/{job}/lines"]["get"], 200>;
export type JobLine = Listed<JobLinePage>;
export type LineOutcome = JobLine["outcome"];
export type JobSend = Job["send"];
export type BulkChange = Question<Paths["/accounts/{account}/users/bulk"]["post"]>;

export type InvitationPage = Answer<Paths["/accounts/{account}/invitations"]["get"], 200>;
export type Invitation = Listed<InvitationPage>;
export type InvitationState = Invitation["state"];
export type Role = Invitation["roles"][number];
export type NewInvitation = Question<Paths["/accounts/{account}/invitations"]["post"]>;

export type Batch = Question<Paths["/accounts/{account}/invitations/batch"]["post"]>;

export type PublicInvitation = Answer<Paths["/public/invitations/{token}"]["get"], 200>;
export type Acceptance = Question<Paths["/public/invitations/{token}/accept"]["post"]>;
export type Accepted = Answer<Paths["/public/invitations/{token}/accept"]["post"], 201>;
/** What has to happen before somebody who accepted is in. */
export type Waiting = NonNullable<Accepted["state"]>;

export type AddressOffer = Answer<Paths["/public/address-changes/{token}"]["get"], 200>;
export type AddressChanged = Answer<Paths["/public/address-changes/{token}"]["post"], 200>;

export type NewPassword = Question<Paths["/auth/reset"]["post"]>;
export type ResetLogin = Answer<Paths["/auth/reset"]["post"], 200>;

export type JoinRequest = Listed<Answer<Paths["/me/join-requests"]["get"], 200>>;
export type Account = Answer<Paths["/accounts/{account}"]["get"], 200>;

export type SupportChange = NonNullable<Question<Paths["/accounts/{account}"]["patch"]>["support"]>;

export type Product = Listed<Answer<Paths["/accounts/{account}/products"]["get"], 200>>;
export type Tool = Listed<Answer<Paths["/accounts/{account}/tools"]["get"], 200>>;
export type LedgerPage = Answer<Paths["/accounts/{account}/products/{product}/ledger"]["get"], 200>;
export type LicenseSpan = Listed<LedgerPage>;
export type App = Listed<Answer<Paths["/me/apps"]["get"], 200>>;
export type Statistics = Answer<Paths["/accounts/{account}/statistics"]["get"], 200>;
export type TestMail = Answer<Paths["/accounts/{account}/test-mail"]["get"], 200>;
export type Step = Listed<
    Answer<Paths["/accounts/{account}/invitations/{invitation}/timeline"]["get"], 200>
>;
export type Settings = Answer<Paths["/accounts/{account}/settings"]["get"], 200>;
export type SettingsChange = Question<Paths["/accounts/{account}/settings"]["patch"]>;
export type RoleOfAccount = Listed<Answer<Paths["/accounts/{account}/roles"]["get"], 200>>;

export type NewRole = Question<Paths["/accounts/{account}/roles"]["post"]>;
export type Consequences = Answer<Paths["/accounts/{account}/roles/{role}/what-if"]["get"], 200>;
export type Consequence = Listed<Consequences>;
export type PermissionHolders = Answer<Paths["/accounts/{account}/who-can"]["get"], 200>;
type PermissionHolder = Listed<PermissionHolders>;
export type Reason = PermissionHolder["because"][number];
export type ExplainedPermission = Listed<
    Answer<Paths["/accounts/{account}/users/{user}/permissions"]["get"], 200>
>;

export type AuditPage = Answer<Paths["/accounts/{account}/audit"]["get"], 200>;
export type AuditQuery = Query<Paths["/accounts/{account}/audit"]["get"]>;
export type HistoryPage = Answer<Paths["/accounts/{account}/history"]["get"], 200>;
export type HistoryItem = Listed<HistoryPage>;
export type Past = NonNullable<HistoryItem["after"]>;
export type AuditEntry = Listed<AuditPage>;

export type OrderPage = Answer<Paths["/accounts/{account}/orders"]["get"], 200>;
export type Order = Listed<OrderPage>;
export type OrderState = Order["state"];
export type NewOrder = Question<Paths["/accounts/{account}/orders"]["post"]>;
export type Offer = Listed<Answer<Paths["/accounts/{account}/orders/products"]["get"], 200>>;

export type Accounting = Answer<Paths["/accounts/{account}/accounting"]["get"], 200>;
export type AccountingChange = Question<Paths["/accounts/{account}/accounting"]["patch"]>;
export type DocumentPage = Answer<Paths["/accounts/{account}/accounting/documents"]["get"], 200>;
export type AccountDocument = Listed<DocumentPage>;

export type InstanceAccountPage = Answer<Paths["/instance/accounts"]["get"], 200>;
export type InstanceAccount = Listed<InstanceAccountPage>;
export type InstanceOrderPage = Answer<Paths["/instance/orders"]["get"], 200>;
export type InstanceOrder = Listed<InstanceOrderPage>;
export type InstanceProduct = Listed<Answer<Paths["/instance/products"]["get"], 200>>;
export type NewProduct = Question<Paths["/instance/products"]["post"]>;
export type ProductChange = Question<Paths["/instance/products/{product}"]["patch"]>;
export type PoolChange = Question<
    Paths["/instance/accounts/{account}/products/{product}"]["patch"]
>;
export type Health = Answer<Paths["/instance/health"]["get"], 200>;
export type Wellness = Health["mail"]["wellness"];
