import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { changeMe, meQuery, type Mine } from "../../lib/me";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { toast } from "../../ui/toast";
import classes from "./Fields.module.css";
import { useKeptForm, type Version } from "../../lib/kept_form";
import { asksAgain, PasswordAgain, usePasswordAgain } from "../../ui/PasswordAgain";
import { SaveBar } from "../../ui/SaveBar";
import { Section } from "../../ui/Section";

type Fields = { email: string };

/** What one signs in with: it changes when the new address is confirmed, and not before. */
export function AddressForm({ mine }: { mine: Mine }) {
    const words = useWords();
    const queries = useQueryClient();
    const { id, email, pending_email: pending } = mine.me.person;
    const again = usePasswordAgain();
    const kept = useKeptForm<Fields>({
        name: `address.${id}`,
        now: versionOf(mine),
        required: ["email"],
        look: async () => versionOf(await queries.fetchQuery({ ...meQuery, staleTime: 0 })),
        save: async (values, etag) => {
            await again.show();
            const saved = await changeMe(values, etag);
            queries.setQueryData(meQuery.queryKey, saved);
            const { pending_email: asked } = saved.me.person;
            toast(
                asked
                    ? words("profile.address.asked", { email: asked })
                    : words("profile.address.kept", { email: saved.me.person.email }),
            );
            return versionOf(saved);
        },
        saved: again.forget,
    });
    function discard() {
        kept.discard();
        again.forget();
    }

    return (
        <Section id="address" title={words("profile.address")} lead={words("profile.address.lead")}>
            <form ref={kept.element} onSubmit={kept.onSubmit} noValidate>
                <div className={`${form.form} ${classes.fields}`}>
                    {kept.isStale ? (
                        <StaleNotice
                            {...kept.stale}
                            say={({ values }) => words("profile.address.stale", values)}
                        />
                    ) : (
                        !asksAgain(kept.problem) && <FormProblem problem={kept.problem} />
                    )}
                    <TextInput
                        label={words("person.email")}
                        description={
                            pending
                                ? words("profile.address.waits", { pending, email })
                                : words("profile.address.hint")
                        }
                        type="email"
                        autoComplete="email"
                        {...kept.field("email")}
                    />
                    <PasswordAgain again={again} problem={kept.problem} />
                </div>
                <SaveBar isChanged={kept.isChanged} busy={kept.busy} onDiscard={discard} />
            </form>
        </Section>
    );
}

function versionOf({ me: { person }, etag }: Mine): Version<Fields> {
    return { values: { email: person.pending_email ?? person.email }, etag };
}
