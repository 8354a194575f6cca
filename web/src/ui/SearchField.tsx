import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "../lib/commands";
import { SearchIcon } from "./icons";

const pauseMs = 200;

type SearchFieldProps = { label: string; value: string; onChange: (value: string) => void };

/** Tells of a change after a short pause in typing. The key `/` leads here from anywhere. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
    const [typed, setTyped] = useState(value);
    const field = useRef<HTMLInputElement>(null);
    useEffect(() => setTyped(value), [value]);
    useEffect(() => {
        if (typed === value) return;
        const timer = setTimeout(() => onChange(typed), pauseMs);
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
            onChange={(event) => setTyped(event.currentTarget.value)}
        />
    );
}
