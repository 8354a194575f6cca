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

type Fields = { recovery_email: string };

/** Where mail about a forgotten password goes: whoever reads it there can take the login over. */
export function RecoveryForm({ mine }: { mine: Mine }) {
    const words = useWords();
    const queries = useQueryClient();
    const { id, email } = mine.me.person;
    const again = usePasswordAgain();
    const kept = useKeptForm<Fields>({
        name: `recovery.${id}`,
        now: versionOf(mine),
        required: [],
        look: async () => versionOf(await queries.fetchQuery({ ...meQuery, staleTime: 0 })),
        save: async (values, etag) => {
            await again.show();
            const saved = await changeMe(values, etag);
            queries.setQueryData(meQuery.queryKey, saved);
            toast(words("profile.recovery.saved", { email: reached(saved) }));
            return versionOf(saved);
        },
        saved: again.forget,
    });
    function discard() {
        kept.discard();
        again.forget();
    }

    return (
        <Section
            id="recovery"
            title={words("profile.recovery")}
            lead={words("profile.recovery.lead")}
        >
            <form ref={kept.element} onSubmit={kept.onSubmit} noValidate>
                <div className={`${form.form} ${classes.fields}`}>
                    {kept.isStale ? (
                        <StaleNotice
                            {...kept.stale}
                            say={({ values: { recovery_email } }) =>
                                words("profile.recovery.stale", { email: recovery_email || email })
                            }
                        />
                    ) : (
                        !asksAgain(kept.problem) && <FormProblem problem={kept.problem} />
                    )}
                    <TextInput
                        label={words("profile.recovery.address")}
                        description={words("profile.recovery.hint", { email })}
                        type="email"
                        autoComplete="email"
                        {...kept.field("recovery_email")}
                    />
                    <PasswordAgain again={again} problem={kept.problem} />
                </div>
                <SaveBar isChanged={kept.isChanged} busy={kept.busy} onDiscard={discard} />
            </form>
        </Section>
    );
}

function reached({ me: { person } }: Mine): string {
    return person.recovery_email ?? person.email;
}

function versionOf({ me: { person }, etag }: Mine): Version<Fields> {
    return { values: { recovery_email: person.recovery_email ?? "" }, etag };
}
