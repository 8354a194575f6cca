// One WebSocket per account, kept open: reconnects with growing pauses and asks for what it missed
// by the number of the last frame it saw.
/** What is no news of the account, such as who is there, has no number. */
export type Frame = { type: string; seq?: number; data: unknown };
export type LiveState = "up" | "down";

type LiveListener = {
    onFrame: (frame: Frame) => void;
    /** Frames may have been missed for good: everything shown has to be fetched anew. */
    onGap: () => void;
    onState: (state: LiveState) => void;
    /** The server cannot be reached this way, or the session is another one now: worth asking. */
    onTrouble: () => void;
};

const closes = { sessionEnded: 4401, resumeTooOld: 4410, slowDown: 4429 } as const;
const firstPauseMs = 500;
const longestPauseMs = 15_000;
const slowPauseMs = 10_000;
const downAfterMs = 1000;

export class LiveConnection {
    private socket: WebSocket | undefined;
    private lastSeq: number | undefined;
    private failures = 0;
    private closed = false;
    private reconnectTimer: ReturnType<typeof setTimeout> | undefined;
    private downTimer: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly account: string,
        private readonly listener: LiveListener,
    ) {
        globalThis.addEventListener("online", this.reconnectNow);
        this.connect();
    }

    /** Nothing comes of it while the socket is down: who says something says it again then. */
    say(type: string, data: unknown) {
        if (this.socket?.readyState === WebSocket.OPEN)
            this.socket.send(JSON.stringify({ type, data }));
    }

    close() {
        this.closed = true;
        globalThis.removeEventListener("online", this.reconnectNow);
        clearTimeout(this.reconnectTimer);
        clearTimeout(this.downTimer);
        this.socket?.close();
    }

    private connect() {
        this.downTimer ??= setTimeout(() => this.listener.onState("down"), downAfterMs);
        const socket = new WebSocket(this.address());
        socket.onmessage = (message) => this.receive(JSON.parse(message.data) as Frame);
        socket.onclose = (event) => this.lost(event.code);
        this.socket = socket;
    }

    private address(): string {
        const url = new URL(`/api/v1/accounts/${this.account}/live`, globalThis.location.href);
        url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
        if (this.lastSeq !== undefined) url.searchParams.set("after", String(this.lastSeq));
        return url.href;
    }

    private receive(frame: Frame) {
        if (this.closed) return;
        if (frame.type === "hello") return this.greeted(frame.seq);
        if (frame.seq) this.lastSeq = frame.seq;
        this.listener.onFrame(frame);
    }

    // The first greeting says where the stream stands; lists fetched before it may lack a change.
    // A later one follows `after`, and what was missed follows it frame by frame.
    private greeted(seq = 0) {
        this.failures = 0;
        clearTimeout(this.downTimer);
        this.downTimer = undefined;
        this.listener.onState("up");
        if (this.lastSeq !== undefined) return;
        this.lastSeq = seq;
        this.listener.onGap();
    }

    private lost(code: number) {
        if (this.closed) return;
        if (code === closes.resumeTooOld) this.lastSeq = undefined;
        this.failures += 1;
        const isOver = code === closes.sessionEnded;
        if (this.failures > 1 && !isOver) this.listener.onTrouble();
        this.downTimer ??= setTimeout(() => this.listener.onState("down"), downAfterMs);
        const pause = code === closes.slowDown ? slowPauseMs : this.pauseMs();
        this.reconnectTimer = setTimeout(() => this.comeBack(isOver), pause);
    }

    // A session that is over may have ended with a new password, set in this very browser, whose
    // new session is there a moment later. So who is signed in is asked then, and not at once.
    private comeBack(isOver: boolean) {
        if (isOver) this.listener.onTrouble();
        this.connect();
    }

    // Spread, so that the browsers of a restarted server do not all come back at once.
    private pauseMs(): number {
        const pause = Math.min(firstPauseMs * 2 ** (this.failures - 1), longestPauseMs);
        return pause * (0.5 + Math.random() / 2);
    }

    private readonly reconnectNow = () => {
        if (this.closed || this.socket?.readyState !== WebSocket.CLOSED) return;
        clearTimeout(this.reconnectTimer);
        this.connect();
    };
}
