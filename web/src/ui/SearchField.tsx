import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "../lib/commands";
import { SearchIcon } from "./icons";

const pauseMs = 200;

type SearchFieldProps = {
    label: string;
    value: string;
    /** Takes the focus where it stands in a dialog. */
    isFirst?: boolean;
    onChange: (value: string) => void;
};

/** Tells of a change after a short pause in typing. The key `/` leads here from anywhere. */
export function SearchField({ label, value, isFirst, onChange }: SearchFieldProps) {
    const [typed, setTyped] = useState(value);
    const told = useRef<string[]>([]);
    const field = useRef<HTMLInputElement>(null);

    // What was told comes back as the value, perhaps late: it must not undo what was typed since.
    useEffect(() => {
        const echo = told.current.indexOf(value);
        if (echo < 0) setTyped(value);
        else told.current.splice(0, echo + 1);
    }, [value]);

    useEffect(() => {
        if (typed === (told.current.at(-1) ?? value)) return;
        const timer = setTimeout(() => {
            told.current.push(typed);
            onChange(typed);
        }, pauseMs);
        return () => clearTimeout(timer);
    }, [typed]);
    useCommands([
        {
            word: "search.focus",
            keys: "/",
            icon: <SearchIcon />,
            run: () => field.current?.focus(),
        },
    ]);
    return (
        <TextInput
            ref={field}
            type="search"
            aria-label={label}
            placeholder={label}
            leftSection={<SearchIcon size={16} />}
            value={typed}
            data-autofocus={isFirst || undefined}
            // It has searched already: a form around it is not meant.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            onChange={(event) => setTyped(event.currentTarget.value)}
        />
    );
}
