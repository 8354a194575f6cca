// A form whose refusals appear at their fields. What was typed stays, whatever the server says.
import { useForm } from "@mantine/form";
import { useEffect, useRef, type FormEvent } from "react";
import type { FieldRefusal, Problem } from "../api/problem";
import { kept } from "./kept";
import { useSubmit } from "./submit";
import { fieldText, useWords, type Words } from "./words";

type Texts = Record<string, string>;

/** Under whose name, and which fields: secrets are never kept. */
type Keep<Values extends Texts> = { as: string; fields: (keyof Values & string)[] };

const typed = kept<Texts>("typed");

/** Whether something was typed under this name and not sent yet. */
export function isTyped(as: string): boolean {
    return typed.load(as) !== undefined;
}

type ServerForm<Values extends Texts, Output> = {
    initialValues: Values;
    /** Fields that may not be empty; everything else is the server's to judge. */
    required: (keyof Values & string)[];
    check?: (values: Values, words: Words) => Partial<Record<keyof Values & string, string>>;
    /** Survives a reload under this name, until it is sent. */
    keep?: Keep<Values>;
    send: (values: Values, key: string) => Promise<Output>;
    done?: (output: Output, values: Values) => unknown;
};

export function useServerForm<Values extends Texts, Output>(options: ServerForm<Values, Output>) {
    const words = useWords();
    const form = useForm<Values>({
        initialValues: begun(options.initialValues, options.keep),
        onValuesChange: (values) => options.keep && keepTyped(values, options.keep),
        validate: (values) => ({
            ...missing(values, options.required, words("field.required")),
            ...options.check?.(values, words),
        }),
    });
    const sending = useSubmit<Values, Output>({
        send: options.send,
        done: finish,
        refused: showAtFields,
    });
    const refusals = useRefusals(form.errors);

    function finish(output: Output, values: Values) {
        if (options.keep) typed.forget(options.keep.as);
        return options.done?.(output, values);
    }

    function showAtFields(problem: Problem, values: Values) {
        form.setErrors(errorsOf(problem, values, words));
        refusals.focusFirst();
    }

    function onSubmit(event: FormEvent<HTMLFormElement>) {
        form.onSubmit(sending.submit, refusals.focusFirst)(event);
    }

    return {
        form,
        element: refusals.element,
        onSubmit,
        busy: sending.busy,
        problem: shownElsewhere(sending.problem, form.values) ? undefined : sending.problem,
        forget: sending.forget,
    };
}

/** The first field that is refused takes the focus: after a submit only, once the fields carry their errors. */
function useRefusals(errors: unknown) {
    const element = useRef<HTMLFormElement>(null);
    const mayFocus = useRef(false);
    useEffect(() => {
        if (!mayFocus.current) return;
        mayFocus.current = false;
        element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }, [errors]);
    return { element, focusFirst: () => void (mayFocus.current = true) };
}

function begun<Values extends Texts>(initial: Values, keep: Keep<Values> | undefined): Values {
    const before = keep && typed.load(keep.as);
    return before ? { ...initial, ...only(keep.fields, before) } : initial;
}

function keepTyped<Values extends Texts>(values: Values, { as, fields }: Keep<Values>) {
    typed.save(as, only(fields, values));
}

function only(fields: string[], values: Texts): Texts {
    const known = fields.filter((field) => typeof values[field] === "string");
    return Object.fromEntries(known.map((field) => [field, values[field]!]));
}

function missing(values: Texts, required: string[], text: string): Texts {
    const empty = required.filter((field) => !values[field]?.trim());
    return Object.fromEntries(empty.map((field) => [field, text]));
}

function errorsOf(problem: Problem, values: Texts, words: Words): Texts {
    const known = problem.errors.filter((error) => fieldOf(error) in values);
    return Object.fromEntries(known.map((error) => [fieldOf(error), fieldText(words, error)]));
}

// What a body nests ("support.email"), a form has side by side.
function fieldOf({ field }: FieldRefusal): string {
    return field.split(".").at(-1) ?? field;
}

function shownElsewhere(problem: Problem | undefined, values: Texts): boolean {
    if (!problem || problem.errors.length === 0) return false;
    return problem.errors.every((error) => fieldOf(error) in values);
}
