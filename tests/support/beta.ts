// A second account on the same server, Beta, with Zoe in it and nobody of Acme.
import type { Acme } from "./acme";
import { password, type Kith } from "./kith";
import type { Answer, Person } from "./person";

export class Beta {
    private constructor(
        readonly id: string,
        /** Its legal representative, and the only one in it. */
        readonly zoe: Person,
        /** Zoe's number in Beta, as others find her. */
        readonly zoesId: string,
    ) {}

    static async found(kith: Kith, acme: Acme): Promise<Beta> {
        const { id } = right(await acme.ann.post("/accounts", { name: "Beta" })).body;
        const path = `/accounts/${id}`;
        const invited = {
            kind: "internal",
            first_name: "Zoe",
            last_name: "Zander",
            email: "zoe@beta.test",
            roles: ["legal_representative"],
        };
        right(await acme.ann.post(`${path}/invitations`, invited));
        const zoe = kith.somebody(invited.email);
        const token = await kith.invitationTokenTo(invited.email);
        const { first_name, last_name } = invited;
        const registration = { first_name, last_name, password };
        right(await zoe.post(`/public/invitations/${token}/accept`, registration));
        const { items } = right(await zoe.get(`${path}/users`)).body;
        const numberOf = (email: string) =>
            items.find((user: { email: string }) => user.email === email).id;
        // Whoever is in both accounts is a colleague, not somebody external.
        right(await zoe.delete(`${path}/users/${numberOf(acme.ann.email)}`));
        return new Beta(id, zoe, numberOf(zoe.email));
    }

    get path(): string {
        return `/accounts/${this.id}`;
    }
}

/** The account public and the profile of `who` visible, as connecting needs it. */
export async function showOneself(who: Person, path: string): Promise<void> {
    right(await who.patch(path, { visibility: "public" }));
    right(await who.patch(`${path}/profile`, { visibility: "visible" }));
}

function right(answer: Answer): Answer {
    if (answer.status >= 400) throw new Error(`answered ${JSON.stringify(answer)}`);
    return answer;
}
