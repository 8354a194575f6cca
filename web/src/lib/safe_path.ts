/** A path of this site to go to, or `/`: what stands in `?next=` comes from outside. */
export function safePath(path: string | undefined): string {
    if (!path?.startsWith("/")) return "/";
    const base = globalThis.location.origin;
    if (!URL.canParse(path, base)) return "/";
    const url = new URL(path, base);
    return url.origin === base ? url.pathname + url.search + url.hash : "/";
}
