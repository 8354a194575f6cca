// One submit of a person is one act on the server: a second click while it runs does nothing, and
// a retry after an unknown outcome carries the same Idempotency-Key.
import { useRef, useState } from "react";
import { newKey } from "../api/client";
import { isProblem, type Problem } from "../api/problem";

type Submit<Input, Output> = {
    send: (input: Input, key: string) => Promise<Output>;
    done?: (output: Output, input: Input) => unknown;
    refused?: (problem: Problem, input: Input) => void;
};

type Attempt = { input: string; key: string };

export function useSubmit<Input, Output>({ send, done, refused }: Submit<Input, Output>) {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState<Problem>();
    const [, fault] = useState<unknown>();
    const running = useRef(false);
    const unsettled = useRef<Attempt | null>(null);

    function keyFor(input: Input): string {
        const text = JSON.stringify(input) ?? "";
        if (unsettled.current?.input !== text) unsettled.current = { input: text, key: newKey() };
        return unsettled.current.key;
    }

    function refuse(error: unknown, input: Input) {
        if (!isProblem(error)) return fault(() => throwIt(error));
        if (!error.outcomeUnknown) unsettled.current = null;
        setProblem(error);
        refused?.(error, input);
    }

    async function submit(input: Input): Promise<void> {
        if (running.current) return;
        running.current = true;
        setBusy(true);
        setProblem(undefined);
        try {
            const output = await send(input, keyFor(input));
            unsettled.current = null;
            await done?.(output, input);
        } catch (error) {
            refuse(error, input);
        } finally {
            running.current = false;
            setBusy(false);
        }
    }

    return { submit, busy, problem, forget: () => setProblem(undefined) };
}

// Inside a state update, so that the error boundary sees it.
function throwIt(error: unknown): never {
    throw error;
}
