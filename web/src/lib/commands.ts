// What a person can do from where he stands: a command is offered by the palette and the list of
// shortcuts, and runs on its keys, as long as the component that named it is on the page.
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import type { WordId } from "./words";

export type Command = {
    word: WordId;
    /** "g u" one after the other, "/" alone, "mod+k" together. */
    keys?: string;
    icon?: ReactNode;
    /** Not in the palette: it means something only to who looks at the page. */
    keysOnly?: boolean;
    run: () => void;
};

const readers = new Set<() => void>();
const named = new Map<object, Command[]>();
let all: Command[] = [];

export function useCommands(commands: Command[]) {
    const latest = useRef(commands);
    latest.current = commands;
    // What runs is what the component said last; the lists change only with their words.
    const shape = commands.map(({ word, keys }) => `${word} ${keys}`).join();
    useEffect(() => {
        const owner = {};
        const steady = latest.current.map((command, place) => ({
            ...command,
            run: () => latest.current[place]?.run(),
        }));
        name(owner, steady);
        return () => name(owner, []);
    }, [shape]);
}

export function useAllCommands(): Command[] {
    return useSyncExternalStore(onChange, commandsNow);
}

export function commandsNow(): Command[] {
    return all;
}

export function runCommand(word: WordId) {
    all.findLast((command) => command.word === word)?.run();
}

function onChange(reader: () => void): () => void {
    readers.add(reader);
    return () => readers.delete(reader);
}

function name(owner: object, commands: Command[]) {
    if (commands.length > 0) named.set(owner, commands);
    else named.delete(owner);
    all = [...named.values()].flat();
    readers.forEach((reader) => reader());
}
