// The nonce of this answer's content security policy, for the style elements that Mantine adds.
export function styleNonce(): string {
    return document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";
}

// Read by react-style-singleton (scroll lock of dialogs), which knows no other way.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce();
