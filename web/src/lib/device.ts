// What a browser says of itself, as a person would say it.
import type { Words } from "./words";

export type Device = { browser: string; system: string; isPhone: boolean };

// The first that fits: most browsers also claim to be Chrome or Safari.
const browsers: [RegExp, string][] = [
    [/\bEdg(e|A|iOS)?\//, "Edge"],
    [/\b(OPR|Opera)\//, "Opera"],
    [/\bSamsungBrowser\//, "Samsung Internet"],
    [/\b(Firefox|FxiOS)\//, "Firefox"],
    [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
    [/\bSafari\//, "Safari"],
    [/^curl\//, "curl"],
];

const systems: [RegExp, string][] = [
    [/\biPhone\b/, "iPhone"],
    [/\biPad\b/, "iPad"],
    [/\bAndroid\b/, "Android"],
    [/\bWindows\b/, "Windows"],
    [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
    [/\bCrOS\b/, "ChromeOS"],
    [/\bLinux\b/, "Linux"],
];

export function deviceOf(userAgent: string): Device {
    return {
        browser: named(browsers, userAgent),
        system: named(systems, userAgent),
        isPhone: /\b(iPhone|Android|Mobile)\b/.test(userAgent),
    };
}

/** "Firefox on Windows"; what it says itself where that is nothing we know. */
export function deviceName(words: Words, userAgent: string): string {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return words("device.name", { browser, system });
    return browser || system || userAgent;
}

function named(names: [RegExp, string][], userAgent: string): string {
    return names.find(([sign]) => sign.test(userAgent))?.[1] ?? "";
}
