// One line that says what was done, shown for a few seconds in the corner.
export type Toast = { id: number; message: string; kind: ToastKind };

export type ToastKind = "done" | "refused";

const shownMs = 6000;
const mostAtOnce = 3;
const readers = new Set<() => void>();
let toasts: Toast[] = [];
let lastId = 0;

export function toast(message: string, kind: ToastKind = "done") {
    lastId += 1;
    const id = lastId;
    show([...toasts, { id, message, kind }].slice(-mostAtOnce));
    setTimeout(() => dismiss(id), shownMs);
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
