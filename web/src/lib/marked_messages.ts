// English that shows where text comes from the messages: [Šéñð ïñvîtëš····]. What stands without
// brackets on a page was never translated; what does not fit has no room for German.
import type { MessageFormatElement } from "react-intl";
import type { Messages, WordId } from "./language";

const plain = "AaCcEeIiNnOoSsUuYyZz";
const accented = "ÅåÇçÉéÎîÑñÖöŠšÛûÝýŽž";
const literal = 0;

type Element = {
    type: number;
    value?: string;
    options?: Record<string, { value: Element[] }>;
    /** Of a part that leads somewhere. */
    children?: Element[];
};

export function marked(messages: Messages): Messages {
    const entries = Object.entries(messages) as [WordId, MessageFormatElement[]][];
    return Object.fromEntries(entries.map(([id, message]) => [id, wrapped(message)])) as Messages;
}

function wrapped(message: MessageFormatElement[]): MessageFormatElement[] {
    const elements = message as Element[];
    const room = "·".repeat(Math.ceil(lengthOf(elements) * 0.3));
    const text = (value: string) => ({ type: literal, value });
    return [text("["), ...elements.map(foreign), text(`${room}]`)] as MessageFormatElement[];
}

function foreign(element: Element): Element {
    if (element.type === literal) return { ...element, value: strange(element.value ?? "") };
    if (element.children) return { ...element, children: element.children.map(foreign) };
    if (!element.options) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
        name,
        { ...option, value: option.value.map(foreign) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
}

function strange(text: string): string {
    return Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join("");
}

function lengthOf(elements: Element[]): number {
    return elements.reduce(
        (sum, { type, value }) => sum + (type === literal ? (value ?? "").length : 8),
        0,
    );
}
