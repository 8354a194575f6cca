// Steps of the first hour that leave no trace on the server, and whether their list was put away:
// remembered in this browser, per account.
import { useSyncExternalStore } from "react";

const readers = new Set<() => void>();

type Passed = { looked: string[]; hidden: boolean };

export function usePassedSteps(account: string): Passed {
    const text = useSyncExternalStore(subscribe, () => localStorage.getItem(name(account)));
    return parsed(text);
}

export function noteLooked(account: string, step: string) {
    const { looked, ...rest } = parsed(localStorage.getItem(name(account)));
    store(account, { ...rest, looked: [...new Set([...looked, step])] });
}

export function hideSteps(account: string, hidden: boolean) {
    store(account, { ...parsed(localStorage.getItem(name(account))), hidden });
}

function store(account: string, passed: Passed) {
    localStorage.setItem(name(account), JSON.stringify(passed));
    readers.forEach((reader) => reader());
}

function subscribe(reader: () => void) {
    readers.add(reader);
    return () => readers.delete(reader);
}

function parsed(text: string | null): Passed {
    try {
        return { looked: [], hidden: false, ...JSON.parse(text ?? "{}") };
    } catch {
        return { looked: [], hidden: false };
    }
}

function name(account: string): string {
    return `kith.first_steps.${account}`;
}
