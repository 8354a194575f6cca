// What was typed into a form, kept for this tab until it is sent: a reload, a mistake or a session
// that ends in the middle loses nothing. Secrets are never kept.
type Texts = Record<string, string>;

export type Keep<Values extends Texts> = { as: string; fields: (keyof Values & string)[] };

export function loadKept<Values extends Texts>(
    initial: Values,
    keep: Keep<Values> | undefined,
): Values {
    if (!keep) return initial;
    const kept = read(keep.as);
    const known = keep.fields.filter((field) => typeof kept[field] === "string");
    return { ...initial, ...Object.fromEntries(known.map((field) => [field, kept[field]])) };
}

export function keepValues<Values extends Texts>(values: Values, { as, fields }: Keep<Values>) {
    const kept = Object.fromEntries(fields.map((field) => [field, values[field]]));
    sessionStorage.setItem(name(as), JSON.stringify(kept));
}

export function isKept(as: string): boolean {
    return sessionStorage.getItem(name(as)) !== null;
}

export function forgetKept(as: string) {
    sessionStorage.removeItem(name(as));
}

function read(as: string): Record<string, unknown> {
    try {
        return JSON.parse(sessionStorage.getItem(name(as)) ?? "{}") ?? {};
    } catch {
        return {};
    }
}

function name(as: string): string {
    return `kith.kept.${as}`;
}
