// Runs the commands by their keys. Never while somebody types, and of single keys none while a
// dialog or a menu is open.
import { useEffect } from "react";
import { commandsNow } from "./commands";

const pauseMs = 1200;

export function useKeys() {
    useEffect(() => {
        let begun = "";
        let at = 0;
        const listen = (event: KeyboardEvent) => {
            const key = keyOf(event);
            if (!key || isElsewhere(event, key)) return;
            const sequence = begun && event.timeStamp - at < pauseMs ? `${begun} ${key}` : key;
            const command = commandsNow().findLast(({ keys }) => keys === sequence);
            begun = command ? "" : key;
            at = event.timeStamp;
            if (!command) return;
            event.preventDefault();
            command.run();
        };
        document.addEventListener("keydown", listen);
        return () => document.removeEventListener("keydown", listen);
    }, []);
}

function keyOf({ key, altKey, ctrlKey, metaKey, isComposing }: KeyboardEvent): string | undefined {
    if (altKey || isComposing || ["Control", "Meta", "Shift"].includes(key)) return undefined;
    if (ctrlKey || metaKey) return `mod+${key.toLowerCase()}`;
    return key.length === 1 ? key.toLowerCase() : key;
}

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const floating = "[role=dialog], [role=menu], [role=listbox]";

function isElsewhere(event: KeyboardEvent, key: string): boolean {
    if (event.defaultPrevented) return true;
    if (key.startsWith("mod+")) return false;
    const target = event.target instanceof Element ? event.target : document.body;
    return target.closest(typing) !== null || document.querySelector(floating) !== null;
}
