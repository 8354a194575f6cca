// Sets the color scheme before the first paint of the app: the content security policy allows no
// inline script, so this is the first import of main.
import { localStorageColorSchemeManager } from "@mantine/core";

export const colorSchemes = localStorageColorSchemeManager({ key: "kith.scheme" });

const chosen = colorSchemes.get("auto");
const dark = chosen === "dark" || (chosen === "auto" && prefersDark());
document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");

function prefersDark(): boolean {
    return globalThis.matchMedia("(prefers-color-scheme: dark)").matches;
}
