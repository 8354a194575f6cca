import type { Words } from "./words";
import { supportValues, type Support } from "./support";

const unset: Support = { name: "", email: "", phone: "" };

/** Said where the last license of a product is given, and where one is missing. */
export function noLicensesText(words: Words, product: string, support: Support = unset): string {
    return words("licenses.none", { product, ...supportValues(words, support) });
}
