// Who arrived while the list was open, so that their row can glow once.
const glowMs = 4000;
const arrived = new Set<string>();

export function noteArrival(userId: string) {
    arrived.add(userId);
    setTimeout(() => arrived.delete(userId), glowMs);
}

export function hasJustArrived(userId: string): boolean {
    return arrived.has(userId);
}
