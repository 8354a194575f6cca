import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { endOfDay, inDays, today } from "../../lib/days";
import { reviewsKey } from "../../lib/reviews";
import { roleName, rolesQuery } from "../../lib/roles";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { startReview, type Review, type Undecided } from "./api";

const offered = 14;
const longest = 89;

type StartReviewProps = { opened: boolean; onDone: (review: Review) => void; onClose: () => void };

/** Whom to review, until when, and what becomes of those about whom nobody decides. */
export function StartReview({ opened, onDone, onClose }: StartReviewProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("reviews.start")}>
            <StartForm onDone={onDone} onClose={onClose} />
        </Dialog>
    );
}

function StartForm({ onDone, onClose }: Omit<StartReviewProps, "opened">) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const roles = useQuery(rolesQuery(account.id)).data ?? [];
    const starting = useServerForm({
        initialValues: { role: "", due_at: inDays(today(), offered), undecided: "keep" },
        required: ["due_at"],
        send: ({ role, due_at, undecided }, key) => {
            const body = { due_at: endOfDay(due_at), undecided: undecided as Undecided };
            return startReview(account.id, role ? { role, ...body } : body, key);
        },
        done: async (review) => {
            await queries.invalidateQueries({ queryKey: reviewsKey(account.id) });
            onDone(review);
        },
    });
    const { getInputProps: field } = starting.form;
    const choices = roles
        .filter(({ id }) => id !== "user")
        .map(({ id }) => ({
            value: id,
            label: words("reviews.of.role", { role: roleName(words, roles, id) }),
        }));
    return (
        <form ref={starting.element} className={form.form} onSubmit={starting.onSubmit} noValidate>
            <p className={form.quiet}>{words("reviews.start.lead")}</p>
            <NativeSelect
                label={words("reviews.of")}
                data={[{ value: "", label: words("reviews.of.outsiders") }, ...choices]}
                {...field("role")}
            />
            <TextInput
                type="date"
                label={words("reviews.due")}
                description={words("reviews.due.means")}
                min={inDays(today(), 1)}
                max={inDays(today(), longest)}
                {...field("due_at")}
            />
            <UndecidedChoice field={field("undecided")} />
            <FormProblem problem={starting.problem} />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={starting.busy}>
                    {words("reviews.start")}
                </ActButton>
            </div>
        </form>
    );
}

/** What becomes of those about whom nobody decides. */
export function UndecidedChoice({ field }: { field: object }) {
    const words = useWords();
    return (
        <NativeSelect
            label={words("reviews.undecided")}
            data={[
                { value: "keep", label: words("reviews.undecided.keep") },
                { value: "end", label: words("reviews.undecided.end") },
            ]}
            {...field}
        />
    );
}
