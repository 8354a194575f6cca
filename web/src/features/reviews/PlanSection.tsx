import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { toast } from "../../ui/toast";
import { Day } from "../../ui/When";
import { planQuery, savePlan, type PlanVersion, type Undecided } from "./api";
import { UndecidedChoice } from "./StartReview";

const intervals = [1, 3, 6, 12];

/** How often the people from outside are reviewed by itself. */
export function PlanSection() {
    const words = useWords();
    const { account } = useCurrent();
    const plan = useQuery(planQuery(account.id));
    return (
        <Section id="plan" title={words("reviews.plan")} lead={words("reviews.plan.lead")}>
            <Loaded query={plan} rows={2}>
                {(version) => <PlanForm key={account.id} version={version} />}
            </Loaded>
        </Section>
    );
}

function PlanForm({ version }: { version: PlanVersion }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const { plan, etag } = version;
    const saving = useServerForm({
        initialValues: {
            every_months: plan.every_months === null ? "" : String(plan.every_months),
            days: String(plan.days),
            undecided: plan.undecided as string,
        },
        required: ["days"],
        send: ({ every_months, days, undecided }) =>
            savePlan(
                account.id,
                {
                    every_months: every_months === "" ? null : Number(every_months),
                    days: Number(days),
                    undecided: undecided as Undecided,
                },
                etag,
            ),
        done: (saved) => {
            queries.setQueryData(planQuery(account.id).queryKey, saved);
            toast(words("admin.saved"));
        },
    });
    const { getInputProps: field } = saving.form;
    const known = new Set([...intervals, ...(plan.every_months ? [plan.every_months] : [])]);
    const months = [...known]
        .sort((one, other) => one - other)
        .map((count) => ({ value: String(count), label: words("reviews.plan.months", { count }) }));
    return (
        <form ref={saving.element} className={form.card} onSubmit={saving.onSubmit} noValidate>
            <NativeSelect
                label={words("reviews.plan.every")}
                data={[{ value: "", label: words("reviews.plan.never") }, ...months]}
                {...field("every_months")}
            />
            <TextInput
                type="number"
                min={1}
                max={90}
                label={words("reviews.plan.days")}
                {...field("days")}
            />
            <UndecidedChoice field={field("undecided")} />
            <FormProblem problem={saving.problem} />
            <div className={form.actions}>
                {plan.next_at && (
                    <p className={form.quiet}>
                        {words("reviews.plan.next")} <Day at={plan.next_at} />
                    </p>
                )}
                <ActButton type="submit" loading={saving.busy}>
                    {words("edit.save")}
                </ActButton>
            </div>
        </form>
    );
}
