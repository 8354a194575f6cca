import { TextInput } from "@mantine/core";
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
import { policyQuery, savePolicy, type PolicyVersion } from "./api";

/** How long people from outside stay, unless somebody says otherwise. */
export function OutsiderRules() {
    const words = useWords();
    const { account } = useCurrent();
    const policy = useQuery(policyQuery(account.id));
    return (
        <Section
            id="outsiders"
            title={words("admin.outsiders")}
            lead={words("admin.outsiders.lead")}
        >
            <Loaded query={policy} rows={2}>
                {(version) => <RulesForm key={account.id} version={version} />}
            </Loaded>
        </Section>
    );
}

const typed = (days: number | null) => (days === null ? "" : String(days));
const daysOf = (text: string) => (text === "" ? null : Number(text));

function RulesForm({ version }: { version: PolicyVersion }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const { valid_days, inactivity_days } = version.policy;
    const saving = useServerForm({
        initialValues: { valid_days: typed(valid_days), inactivity_days: typed(inactivity_days) },
        required: [],
        send: (values) =>
            savePolicy(
                account.id,
                {
                    valid_days: daysOf(values.valid_days),
                    inactivity_days: daysOf(values.inactivity_days),
                },
                version.etag,
            ),
        done: (saved) => {
            queries.setQueryData(policyQuery(account.id).queryKey, saved);
            toast(words("admin.saved"));
        },
    });
    const { getInputProps: field } = saving.form;
    const days = {
        type: "number",
        min: 15,
        max: 3650,
        description: words("admin.outsiders.never"),
    };
    return (
        <form ref={saving.element} className={form.card} onSubmit={saving.onSubmit} noValidate>
            <FormProblem problem={saving.problem} />
            <TextInput label={words("admin.outsiders.valid")} {...days} {...field("valid_days")} />
            <TextInput
                label={words("admin.outsiders.inactivity")}
                {...days}
                {...field("inactivity_days")}
            />
            <div className={form.actions}>
                <ActButton type="submit" loading={saving.busy}>
                    {words("edit.save")}
                </ActButton>
            </div>
        </form>
    );
}
