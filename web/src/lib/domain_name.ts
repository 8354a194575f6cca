/** The domain in what somebody typed or pasted: "@Acme.com", "https://www.acme.com/team", "acme.com.". */
export function domainIn(text: string): string {
    const [, scheme = "", rest = ""] = /^(https?:\/\/)?(.*)$/i.exec(text.trim()) ?? [];
    const host = rest
        .replace(/[/?#].*$/, "")
        .replace(/^.*@/, "")
        .replace(/:\d*$/, "");
    const bare = scheme ? host.replace(/^www\./i, "") : host;
    return inLetters(bare.replace(/\.+$/, "").toLowerCase());
}

// Letters of other scripts become the form that name servers know.
function inLetters(host: string): string {
    if (/^[\w.-]*$/.test(host) || !URL.canParse(`http://${host}`)) return host;
    return new URL(`http://${host}`).hostname;
}
