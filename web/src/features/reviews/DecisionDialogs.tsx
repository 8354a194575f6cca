import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { endOfDay, inDays, lastDayOf, today } from "../../lib/days";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import type { Choice, ReviewPerson } from "./api";
import type { Asking } from "./People";

const offered = 90;

type DecisionDialogsProps = {
    asking: Asking | undefined;
    busy: boolean;
    problem: unknown;
    onChoose: (person: ReviewPerson, more: Pick<Choice, "decision" | "until">) => void;
    onClose: () => void;
};

/** What takes one more word: the last day, or a yes before somebody is out. */
export function DecisionDialogs(props: DecisionDialogsProps) {
    const words = useWords();
    const { asking, busy, problem, onChoose, onClose } = props;
    if (!asking) return null;
    const { person, what } = asking;
    const name = person.display_name;
    if (what === "remove")
        return (
            <ConfirmDialog
                opened
                title={words("reviews.remove.title", { name })}
                confirm={words("reviews.remove")}
                busy={busy}
                problem={problem}
                onConfirm={() => onChoose(person, { decision: "remove" })}
                onClose={onClose}
            >
                {words("reviews.remove.text", { name })}
            </ConfirmDialog>
        );
    return (
        <Dialog opened onClose={onClose} title={words("reviews.until.title", { name })}>
            <UntilForm
                end={person.valid_until}
                busy={busy}
                problem={problem}
                onDone={(until) => onChoose(person, { decision: "until", until })}
                onClose={onClose}
            />
        </Dialog>
    );
}

type UntilFormProps = {
    /** His own: not everybody may set a later one. */
    end: string | null;
    busy: boolean;
    problem: unknown;
    onDone: (until: string) => void;
    onClose: () => void;
};

function offeredDay(end: string | null): string {
    const latest = inDays(today(), offered);
    if (!end) return latest;
    const own = lastDayOf(end);
    return own < latest ? own : latest;
}

function UntilForm({ end, busy, problem, onDone, onClose }: UntilFormProps) {
    const words = useWords();
    const [day, setDay] = useState(offeredDay(end));
    return (
        <form
            className={form.form}
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                if (day) onDone(endOfDay(day));
            }}
        >
            <TextInput
                type="date"
                label={words("reviews.until.day")}
                min={today()}
                value={day}
                error={day ? undefined : words("field.required")}
                onChange={(event) => setDay(event.currentTarget.value)}
                data-autofocus
            />
            <FormProblem problem={problem} />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={busy}>
                    {words("reviews.until.submit")}
                </ActButton>
            </div>
        </form>
    );
}
