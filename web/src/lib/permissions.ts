// What somebody may do, in the words and the order of a page: the server spells permissions for
// programs.
import { productName } from "./products";
import { wordOr, type WordId, type Words } from "./words";

type Ability = { word: WordId; values?: Record<string, string> };
type AbilityGroup = { word: WordId; abilities: Ability[] };

const groups = {
    "abilities.people": [
        "users.manage",
        "users.invite",
        "users.invite_bulk",
        "roles.assign",
        "role.assign_legal_representative",
        "licenses.assign",
        "signup.toggle",
    ],
    "abilities.talk": [
        "chat.direct",
        "channels.use",
        "channels.create",
        "channels.set_defaults",
        "channel.invite_member",
        "guests.invite",
        "workspaces.use",
        "meetings.host",
        "calls.use",
        "recordings.view",
    ],
    "abilities.contacts": [
        "contacts.use",
        "contact_cards.use",
        "connections.use",
        "clients.invite",
        "clients.view_all",
        "client_groups.create",
    ],
    "abilities.teams": ["teams.create", "teams.manage"],
    "abilities.account": [
        "account.settings",
        "account.visibility",
        "products.order",
        "accounting",
        "audit.view",
        "authorized_users.manage",
        "support.contact",
    ],
} as const;

export const productPrefix = "product.manage:";

/** Every permission there is but those of single products, by the groups of a page. */
export const permissionGroups = Object.entries(groups).map(([word, members]) => ({
    word: word as WordId,
    permissions: members as readonly string[],
}));

/** What one permission lets somebody do; a product by its name. */
export function permissionText(
    words: Words,
    permission: string,
    pools: { slug: string; name: string }[],
): string {
    if (!permission.startsWith(productPrefix)) return wordOr(words, "ability", permission);
    const slug = permission.slice(productPrefix.length);
    if (slug === "*") return words("ability.product.manage");
    return words("ability.product.manage.one", { slug: productName(pools, slug) });
}

/** These work with a license of the suite only: who has none may give them nevertheless. */
const boundToSuite = ["channels.use", "channels.create"];

/** Whether all of the given ones are among these. */
export function coversAll(mine: readonly string[], given: readonly string[]): boolean {
    const everyProduct = mine.includes(`${productPrefix}*`);
    return given.every(
        (permission) =>
            mine.includes(permission) || (everyProduct && permission.startsWith(productPrefix)),
    );
}

/** Whether who has these may give the others: what a license brings counts for nobody. */
export function mayGiveAll(mine: readonly string[], given: readonly string[]): boolean {
    return coversAll(
        mine,
        given.filter((permission) => !boundToSuite.includes(permission)),
    );
}

/** Groups in which there is something; what has no word here is left out. */
export function abilitiesOf(permissions: string[]): AbilityGroup[] {
    const given = new Set(permissions);
    return Object.entries(groups)
        .map(([word, members]) => ({
            word: word as WordId,
            abilities: [
                ...members.filter((name) => given.has(name)).map(abilityOf),
                ...(word === "abilities.account" ? productsIn(permissions) : []),
            ],
        }))
        .filter(({ abilities }) => abilities.length > 0);
}

function abilityOf(name: string): Ability {
    return { word: `ability.${name}` as WordId };
}

function productsIn(permissions: string[]): Ability[] {
    const products = permissions
        .filter((name) => name.startsWith(productPrefix))
        .map((name) => name.slice(productPrefix.length));
    if (products.includes("*")) return [{ word: "ability.product.manage" }];
    return products.map((slug) => ({ word: "ability.product.manage.one", values: { slug } }));
}
