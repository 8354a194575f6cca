// A form over something that others may change meanwhile. What was typed is kept; what nobody
// touched follows the server; where both changed, the person chooses.
import { useEffect, useState } from "react";
import { isProblem } from "../api/problem";
import { useServerForm } from "./server_form";
import { kept } from "./kept";

type Texts = Record<string, string>;

/** The fields as the server has them, and of which version. */
export type Version<Values> = { values: Values; etag: string | null };

/** What is typed, and on which version. */
type Draft<Values> = { base: Values; values: Values; etag: string | null };

const drafts = kept<Draft<Texts>>("draft");

type KeptForm<Values extends Texts> = {
    /** Of whom and what, for the draft. */
    name: string;
    now: Version<Values>;
    required: (keyof Values & string)[];
    look: () => Promise<Version<Values>>;
    save: (values: Values, etag: string | null) => Promise<Version<Values>>;
    saved: () => void;
};

export function useKeptForm<Values extends Texts>(options: KeptForm<Values>) {
    const { name, now } = options;
    const [draft] = useState(() => drafts.load(name) as Draft<Values> | undefined);
    // What the fields began with, and in which version that was.
    const [base, setBase] = useState(draft ? { values: draft.base, etag: draft.etag } : now);
    const [theirs, setTheirs] = useState<Version<Values>>();
    const saving = useServerForm<Values, Version<Values>>({
        initialValues: draft?.values ?? now.values,
        required: options.required,
        send: (values) => saveOver(options, base, values),
        done: (saved) => {
            take(saved);
            options.saved();
        },
    });
    const { form, problem } = saving;
    const isChanged = !areSame(form.values, base.values);
    useKept(name, isChanged, base, form.values);
    useEffect(() => {
        if (!isChanged && !areSame(now.values, base.values)) take(now);
    }, [now]);

    function take(version: Version<Values>) {
        form.setValues(version.values);
        keep(version);
    }

    function keep(version: Version<Values>) {
        setBase(version);
        setTheirs(undefined);
        saving.forget();
    }

    return {
        ...saving,
        field: form.getInputProps,
        isChanged,
        isStale: isProblem(problem, 412),
        stale: { theirs, onLook: () => options.look().then(setTheirs), onKeep: keep, onTake: take },
        discard: () => take(now),
    };
}

// Refused as stale because of what stands in another part of the page: nothing to choose here.
async function saveOver<Values extends Texts>(
    { look, save }: KeptForm<Values>,
    began: Version<Values>,
    values: Values,
): Promise<Version<Values>> {
    try {
        return await save(values, began.etag);
    } catch (error) {
        if (!isProblem(error, 412)) throw error;
        const present = await look();
        if (!areSame(present.values, began.values)) throw error;
        return await save(values, present.etag);
    }
}

function useKept<Values extends Texts>(
    name: string,
    isChanged: boolean,
    { values: base, etag }: Version<Values>,
    values: Values,
) {
    useEffect(() => {
        if (isChanged) drafts.save(name, { base, values, etag });
        else drafts.forget(name);
    }, [name, isChanged, base, etag, values]);
}

function areSame(some: Texts, others: Texts): boolean {
    return Object.keys(some).every((field) => some[field] === others[field]);
}
