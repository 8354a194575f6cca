// What browsers do for passkeys (Web Authentication), and how their bytes become JSON.
import { bodyOf, client } from "../api/client";
import type { PasskeyAssertion, PasskeyOptions } from "../api/types";

/** Browsers keep passkeys for names, over https or on this machine, and not for addresses. */
export function canUsePasskeys(): boolean {
    const isAddress = /^[\d.]+$|^\[/.test(location.hostname);
    return window.isSecureContext && !isAddress && "PublicKeyCredential" in window;
}

/** While one types a login the browser offers the passkeys that it knows. */
export async function canOffer(): Promise<boolean> {
    return (
        canUsePasskeys() &&
        (await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false)) === true
    );
}

/** The person closed the browser's window, or another question took its place. */
export function isGivenUp(error: unknown): boolean {
    return error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name);
}

type Asking = { signal?: AbortSignal; mediation?: "conditional" };

/** Asks for a passkey of this server: which one, the person says. */
export async function askForPasskey(asking: Asking = {}): Promise<PasskeyAssertion> {
    const options = bodyOf(await client.POST("/auth/passkey/options"));
    const credential = (await navigator.credentials.get({
        ...(asking as CredentialRequestOptions),
        publicKey: {
            challenge: fromBase64url(options.challenge),
            rpId: options.rp_id,
            timeout: options.timeout_ms,
            userVerification: "required",
        },
    })) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAssertionResponse;
    return {
        id: toBase64url(credential.rawId),
        client_data: toBase64url(response.clientDataJSON),
        authenticator_data: toBase64url(response.authenticatorData),
        signature: toBase64url(response.signature),
        user_handle: toBase64url(response.userHandle ?? new ArrayBuffer(0)),
    };
}

/** Makes one; the answer is what the server wants to see of it. */
export async function makePasskey(options: PasskeyOptions) {
    const credential = (await navigator.credentials.create({
        publicKey: {
            challenge: fromBase64url(options.challenge),
            rp: { id: options.rp_id, name: "Kith" },
            user: {
                id: fromBase64url(options.user.id),
                name: options.user.name,
                displayName: options.user.display_name,
            },
            pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
            excludeCredentials: options.exclude.map((id) => ({
                type: "public-key",
                id: fromBase64url(id),
            })),
            authenticatorSelection: {
                residentKey: "required",
                requireResidentKey: true,
                userVerification: "required",
            },
            attestation: "none",
            timeout: options.timeout_ms,
        },
    })) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAttestationResponse;
    return {
        client_data: toBase64url(response.clientDataJSON),
        attestation_object: toBase64url(response.attestationObject),
    };
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}

function toBase64url(bytes: ArrayBuffer): string {
    const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
    return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
