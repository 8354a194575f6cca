// What an entry says was changed: a list of before and after, or what else it notes, flat.
type Change = { what: string; before?: string; after: string };

export function changesIn(data: unknown): Change[] {
    if (data === null || typeof data !== "object") return [];
    const { changes, before, after, names: _, ...more } = data as Record<string, unknown>;
    return [
        ...(Array.isArray(changes) ? changes.map(changeOf) : []),
        ...(before !== undefined || after !== undefined
            ? [{ what: "", before: textOf(before), after: textOf(after) }]
            : []),
        ...Object.entries(more)
            .filter(([, value]) => textOf(value) !== "")
            .map(([what, value]) => ({ what, after: textOf(value) })),
    ];
}

function changeOf(change: unknown): Change {
    const { what, before, after } = (change ?? {}) as Record<string, unknown>;
    return { what: textOf(what), before: textOf(before), after: textOf(after) };
}

function textOf(value: unknown): string {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.map(textOf).join(", ");
    return typeof value === "object" ? JSON.stringify(value) : String(value);
}
