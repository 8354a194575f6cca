// The account that most stories play in, and the acts that lead up to them.
import { password, type Kith } from "./kith";
import type { Answer, Person } from "./person";

export const ann = {
    account_name: "Acme",
    first_name: "Ann",
    last_name: "Lee",
    email: "ann@acme.test",
    password,
};

export class Acme {
    private constructor(
        private readonly kith: Kith,
        readonly id: string,
        /** Its founder and legal representative. */
        readonly ann: Person,
    ) {}

    static async found(kith: Kith): Promise<Acme> {
        const founder = kith.somebody(ann.email);
        const me = await founder.post("/setup", { token: kith.setupToken, ...ann });
        if (me.status !== 201) throw new Error(`founding answered ${JSON.stringify(me)}`);
        return new Acme(kith, me.body.memberships[0].account.id, founder);
    }

    get path(): string {
        return `/accounts/${this.id}`;
    }

    invite(email: string, more: object = {}): Promise<Answer> {
        const first_name = email.split("@")[0] ?? "";
        const person = { kind: "internal", first_name, last_name: "Berg", email };
        return this.ann.post(`${this.path}/invitations`, { ...person, ...more });
    }

    /** Invited and registered: comes back signed in. */
    async colleague(email: string, more: object = {}): Promise<Person> {
        const invited = await this.invite(email, more);
        if (invited.status !== 201) throw new Error(`inviting answered ${JSON.stringify(invited)}`);
        const person = this.kith.somebody(email);
        const token = await this.kith.invitationTokenTo(email);
        const accepted = await person.post(`/public/invitations/${token}/accept`, {
            first_name: invited.body.first_name,
            last_name: invited.body.last_name,
            password,
        });
        if (accepted.status !== 201)
            throw new Error(`accepting answered ${JSON.stringify(accepted)}`);
        return person;
    }

    /** Added by Ann, without an invitation: has no password yet. */
    async add(email: string, more: object = {}): Promise<Answer> {
        const first_name = email.split("@")[0] ?? "";
        const person = { first_name, last_name: "Berg", email, send: "none" };
        const added = await this.ann.post(`${this.path}/users`, { ...person, ...more });
        if (added.status !== 201) throw new Error(`adding answered ${JSON.stringify(added)}`);
        return added;
    }

    /** What of a product is left: {total, assigned, reserved, available}. */
    async licenses(product: string) {
        const { body } = await this.ann.get(`${this.path}/products`);
        const { slug, name, ...counts } = body.items.find((item: any) => item.slug === product);
        return counts;
    }

    /** The path of a user's license, to PUT and DELETE. */
    license(product: string, user: string): string {
        return `${this.path}/products/${product}/licenses/${user}`;
    }

    async user(email: string) {
        const page = await this.ann.get(`${this.path}/users?state=all&limit=200`);
        return page.body.items.find((item: { email: string }) => item.email === email);
    }

    async emails(state: string, list: "users" | "invitations"): Promise<string[]> {
        const page = await this.ann.get(`${this.path}/${list}?state=${state}`);
        return page.body.items.map((item: { email: string }) => item.email);
    }
}
