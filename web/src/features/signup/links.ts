// What an administrator hands to people who are to join by themselves.
import type { Settings } from "../../api/types";

/** Where people of this account sign in, and sign up while that is allowed. */
export function signInLink(slug: string): string {
    return new URL(`/s/${slug}`, globalThis.location.origin).href;
}

/** How to sign up, in the account's own words or else in ours. */
export function guideLink({ signup_help_url }: Settings): string {
    return new URL(signup_help_url || "/help/sign-up", globalThis.location.origin).href;
}
