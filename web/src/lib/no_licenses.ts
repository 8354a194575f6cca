// Said wherever the last license of a product is given, asked for or missing.
import type { Account } from "../api/types";
import type { Words } from "./words";

/** With whom to turn to, as far as the account says it. */
export function noLicensesText(
    words: Words,
    product: string,
    support: Account["support"] | undefined,
): string {
    const { name, email, phone } = support ?? {};
    const reach = email && phone ? "both" : email ? "email" : phone ? "phone" : "none";
    return words("licenses.none", {
        product,
        reach,
        name: name || words("licenses.support"),
        email: email ?? "",
        phone: phone ?? "",
    });
}
