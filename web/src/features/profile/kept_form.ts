// A form over something that others may change meanwhile. What was typed is kept; what nobody
// touched follows the server; where both changed, the person chooses.
import { useEffect, useRef, useState } from "react";
import { isProblem } from "../../api/problem";
import { useServerForm } from "../../lib/server_form";
import { forgetDraft, loadDraft, saveDraft } from "./draft";

type Texts = Record<string, string>;

/** The fields as the server has them, and of which version. */
export type Version<Values> = { values: Values; etag: string | null };

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
    const { name, now, look, save } = options;
    const [draft] = useState(() => loadDraft<Values>(name));
    // What the fields began with, and in which version that was.
    const [base, setBase] = useState<Version<Values>>(
        draft ? { values: draft.base, etag: draft.etag } : now,
    );
    const [theirs, setTheirs] = useState<Version<Values>>();
    const latest = useRef(base);
    latest.current = base;

    const saving = useServerForm<Values, Version<Values>>({
        initialValues: draft?.values ?? now.values,
        required: options.required,
        send: sendOrMerge,
        done: (saved) => {
            take(saved);
            options.saved();
        },
    });
    const { form, problem } = saving;
    const isChanged = !areSame(form.values, base.values);

    // Refused as stale because of what stands in another part of the page: nothing to choose here.
    async function sendOrMerge(values: Values): Promise<Version<Values>> {
        const { values: began, etag } = latest.current;
        try {
            return await save(values, etag);
        } catch (error) {
            if (!isProblem(error, 412)) throw error;
            const present = await look();
            if (!areSame(present.values, began)) throw error;
            return await save(values, present.etag);
        }
    }

    function take(version: Version<Values>) {
        form.setValues(version.values);
        keep(version);
    }

    function keep(version: Version<Values>) {
        setBase(version);
        setTheirs(undefined);
        saving.forget();
    }

    useEffect(() => {
        if (!isChanged && !areSame(now.values, base.values)) take(now);
    }, [now]);

    useEffect(() => {
        if (isChanged) saveDraft(name, { base: base.values, values: form.values, etag: base.etag });
        else forgetDraft(name);
    }, [name, isChanged, base, form.values]);

    return {
        ...saving,
        field: form.getInputProps,
        isChanged,
        isStale: isProblem(problem, 412),
        stale: {
            theirs,
            onLook: async () => setTheirs(await look()),
            onKeep: keep,
            onTake: take,
        },
        discard: () => take(now),
    };
}

function areSame(some: Texts, others: Texts): boolean {
    return Object.keys(some).every((field) => some[field] === others[field]);
}
