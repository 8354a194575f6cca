// Whether somebody has left the page alone for so long that they count as away.
const idleAfterMs = 10 * 60_000;
const touches = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Tells of each change. The answer ends it. */
export function watchIdle(onChange: (idle: boolean) => void): () => void {
    let touchedAt = Date.now();
    let idle = false;
    let timer = setTimeout(look, idleAfterMs);

    function look() {
        const left = touchedAt + idleAfterMs - Date.now();
        if (left > 0) timer = setTimeout(look, left);
        else turn(true);
    }

    function touch() {
        touchedAt = Date.now();
        if (!idle) return;
        turn(false);
        timer = setTimeout(look, idleAfterMs);
    }

    function turn(next: boolean) {
        idle = next;
        onChange(next);
    }

    function seen() {
        if (!document.hidden) touch();
    }

    for (const kind of touches) globalThis.addEventListener(kind, touch, { passive: true });
    document.addEventListener("visibilitychange", seen);
    return () => {
        clearTimeout(timer);
        for (const kind of touches) globalThis.removeEventListener(kind, touch);
        document.removeEventListener("visibilitychange", seen);
    };
}
