import { Switch, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useKeptForm, type Version } from "../../lib/kept_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { SaveBar } from "../../ui/SaveBar";
import { StaleNotice } from "../../ui/StaleNotice";
import { toast } from "../../ui/toast";
import classes from "./Accounting.module.css";
import { changeDetails, detailsQuery, type BillingDetails } from "./api";

type Fields = {
    company: string;
    address: string;
    vat_id: string;
    email: string;
    reference: string;
    /** "yes" or "no" */
    reminders: string;
};

/** What stands on documents, and who is told of new ones. */
export function DetailsForm({ own }: { own: BillingDetails }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, me } = useCurrent();
    const query = detailsQuery(account.id);
    const kept = useKeptForm<Fields>({
        name: `billing.${me.person.id}.${account.id}`,
        now: versionOf(own),
        required: [],
        look: async () => versionOf(await queries.fetchQuery({ ...query, staleTime: 0 })),
        save: async ({ reminders, ...texts }, etag) => {
            const change = { ...texts, reminders: reminders === "yes" };
            const saved = await changeDetails(account.id, change, etag);
            queries.setQueryData(query.queryKey, saved);
            return versionOf(saved);
        },
        saved: () => toast(words("accounting.saved")),
    });
    return (
        <form ref={kept.element} onSubmit={kept.onSubmit} noValidate>
            <div className={`${form.form} ${classes.fields}`}>
                {kept.isStale ? (
                    <StaleNotice {...kept.stale} say={() => words("accounting.stale")} />
                ) : (
                    <FormProblem problem={kept.problem} />
                )}
                <TextInput
                    label={words("accounting.company")}
                    autoComplete="organization"
                    maxLength={100}
                    {...kept.field("company")}
                />
                <Textarea
                    label={words("accounting.address")}
                    autoComplete="street-address"
                    rows={4}
                    maxLength={605}
                    {...kept.field("address")}
                />
                <div className={form.pair}>
                    <TextInput
                        label={words("accounting.vat")}
                        maxLength={100}
                        {...kept.field("vat_id")}
                    />
                    <TextInput
                        label={words("accounting.reference")}
                        maxLength={100}
                        {...kept.field("reference")}
                    />
                </div>
                <TextInput
                    label={words("accounting.email")}
                    type="email"
                    {...kept.field("email")}
                />
                <Switch
                    label={words("accounting.reminders")}
                    description={words("accounting.reminders.hint")}
                    classNames={{ description: classes.described }}
                    checked={kept.form.values.reminders === "yes"}
                    onChange={({ currentTarget: { checked } }) =>
                        kept.form.setFieldValue("reminders", checked ? "yes" : "no")
                    }
                />
            </div>
            <SaveBar isChanged={kept.isChanged} busy={kept.busy} onDiscard={kept.discard} />
        </form>
    );
}

function versionOf({ details, etag }: BillingDetails): Version<Fields> {
    const { reminders, ...texts } = details;
    return { values: { ...texts, reminders: reminders ? "yes" : "no" }, etag };
}
