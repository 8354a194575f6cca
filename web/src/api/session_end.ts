// Told by the client when the server no longer knows the session;
// heard by the app, which leads to the sign-in page.
type Listener = () => void;

const listeners = new Set<Listener>();

export function announceSessionEnd() {
    listeners.forEach((listener) => listener());
}

export function onSessionEnd(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}
