// One line that says what was done, shown for a few seconds in the corner; with an act where it
// can be taken back.
export type Toast = { id: number; message: string; kind: ToastKind; act?: ToastAct };

type ToastKind = "done" | "refused" | "note";
type ToastAct = { label: string; run: () => unknown };

const shownMs = 6000;
const actMs = 8000;
const mostAtOnce = 3;
const readers = new Set<() => void>();
let toasts: Toast[] = [];
let lastId = 0;

export function toast(message: string, kind: ToastKind = "done", act?: ToastAct) {
    lastId += 1;
    const id = lastId;
    show([...toasts, { id, message, kind, act }].slice(-mostAtOnce));
    setTimeout(() => dismiss(id), act ? actMs : shownMs);
}

export function dismiss(id: number) {
    show(toasts.filter((shown) => shown.id !== id));
}

export function shownToasts(): Toast[] {
    return toasts;
}

export function onToasts(reader: () => void): () => void {
    readers.add(reader);
    return () => readers.delete(reader);
}

function show(next: Toast[]) {
    toasts = next;
    readers.forEach((reader) => reader());
}
