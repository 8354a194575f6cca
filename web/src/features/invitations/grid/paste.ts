// People out of a spreadsheet, a mail program or a list: "Ada Lovelace <ada@x.test>", columns
// with tabs or commas between them, one person a line or several after each other.
export type Pasted = {
    name: string;
    email: string;
    /** What stood behind the address: roles and products, if the words are known. */
    ticks: string[];
};

const address = /[^\s<>,;"'()]+@[^\s<>,;"'()]+/;
const bracketed = /<[^<>\s]+@[^<>\s]+>/;

/** Nothing for plain words, which a field takes as they are. */
export function readPeople(text: string): Pasted[] | undefined {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    const isList = lines.length > 1 || text.includes("\t") || bracketed.test(text);
    const people = lines.filter(isNoHeading).flatMap(peopleIn);
    return isList || people.length > 1 ? people : undefined;
}

function isNoHeading(line: string, number: number): boolean {
    return number > 0 || address.test(line) || !/\be-?mail\b/i.test(line);
}

function peopleIn(line: string): Pasted[] {
    for (const between of [";", ","]) {
        const parts = line.split(between);
        if (parts.length > 1 && parts.every((part) => address.test(part))) return parts.map(person);
    }
    return [person(line)];
}

function person(line: string): Pasted {
    const found = address.exec(line);
    if (!found) return { name: tidy(line), email: "", ticks: [] };
    const behind = line.slice(found.index + found[0].length);
    return {
        name: forwards(tidy(line.slice(0, found.index))),
        email: found[0],
        ticks: behind
            .split(/[\t,;]/)
            .map(tidy)
            .filter(Boolean),
    };
}

function tidy(text: string): string {
    return text
        .replace(/[<>"()]/g, " ")
        .replace(/\s+/g, " ")
        .replace(/^[\s,;]+|[\s,;]+$/g, "");
}

/** "Lovelace, Ada" is how mail programs write it. */
function forwards(name: string): string {
    return name.replace(/^([^,]+), ?([^,]+)$/, "$2 $1");
}
