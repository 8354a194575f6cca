// The language of the pages: what was chosen in this browser, else the first of the browser's own
// that Kith speaks. `en-XA` is English with every text marked, to find text that nobody translates.
import type { MessageFormatElement } from "react-intl";
import type en from "./messages/en.json";

export const languages = { en: "English", de: "Deutsch", fr: "Français" } as const;

export type Language = keyof typeof languages;
export type WordId = keyof typeof en;
export type Messages = Record<WordId, MessageFormatElement[]>;

type Spoken = {
    language: Language;
    locale: string;
    messages: Messages;
    /** In which times are told; undefined: the browser's. */
    timeZone: string | undefined;
};

const key = "kith.language";
const marked = "en-XA";

// Each an own file of the build: a browser fetches the one it reads.
const loaders: Record<Language, () => Promise<{ default: unknown }>> = {
    en: () => import("./messages/en.json"),
    de: () => import("./messages/de.json"),
    fr: () => import("./messages/fr.json"),
};

let current: Spoken | undefined;
const readers = new Set<() => void>();

/** REQUIRES: `speak` has come back once. */
export function spoken(): Spoken {
    if (!current) throw new Error("no language yet");
    return current;
}

export function onLanguage(reader: () => void): () => void {
    readers.add(reader);
    return () => readers.delete(reader);
}

/** Fetches the words of the chosen language and shows the pages in it. */
export async function speak(language = chosenLanguage()): Promise<void> {
    const messages = (await loaders[language]()).default as Messages;
    const isMarked = localStorage.getItem(key) === marked;
    current = {
        language,
        locale: isMarked ? "en" : regional(language),
        messages: isMarked ? (await import("./marked_messages")).marked(messages) : messages,
        timeZone: current?.timeZone,
    };
    document.documentElement.lang = language;
    readers.forEach((reader) => reader());
}

/** From here on times are told in that zone; in the browser's where it is empty or unknown here. */
export function tellTimesIn(zone: string) {
    const timeZone = isTimeZone(zone) ? zone : undefined;
    if (!current || current.timeZone === timeZone) return;
    current = { ...current, timeZone };
    readers.forEach((reader) => reader());
}

export async function chooseLanguage(language: Language): Promise<void> {
    localStorage.setItem(key, language);
    await speak(language);
}

function chosenLanguage(): Language {
    const wishes = [localStorage.getItem(key) ?? "", ...navigator.languages];
    return wishes.map((wish) => wish.slice(0, 2)).find(isLanguage) ?? "en";
}

// Dates and numbers as they are written where the browser says its reader lives.
function regional(language: Language): string {
    return navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}

export function isLanguage(tag: string): tag is Language {
    return Object.hasOwn(languages, tag);
}

function isTimeZone(zone: string): boolean {
    if (zone === "") return false;
    try {
        new Intl.DateTimeFormat("en", { timeZone: zone });
        return true;
    } catch {
        return false;
    }
}
