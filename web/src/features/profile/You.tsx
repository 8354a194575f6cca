import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { fullName } from "../../lib/full_name";
import { changeMe, meQuery, type Mine } from "../../lib/me";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { NameFields } from "../../ui/NameFields";
import { StaleNotice } from "../../ui/StaleNotice";
import { toast } from "../../ui/toast";
import classes from "./Fields.module.css";
import { useKeptForm, type Version } from "../../lib/kept_form";
import { Photo } from "./Photo";
import { SaveBar } from "../../ui/SaveBar";
import { Section } from "../../ui/Section";

type Fields = {
    first_name: string;
    last_name: string;
    pronouns: string;
    username: string;
    phone: string;
};

/** Name, photo and how one is reached: the same in every account. */
export function You({ mine }: { mine: Mine }) {
    const words = useWords();
    const queries = useQueryClient();
    const { person } = mine.me;
    const kept = useKeptForm<Fields>({
        name: `you.${person.id}`,
        now: versionOf(mine),
        required: ["first_name", "last_name"],
        look: async () => versionOf(await queries.fetchQuery({ ...meQuery, staleTime: 0 })),
        save: async (values, etag) => {
            const saved = await changeMe(values, etag);
            queries.setQueryData(meQuery.queryKey, saved);
            return versionOf(saved);
        },
        saved: () => toast(words("profile.saved")),
    });
    return (
        <Section id="you" title={words("profile.you")} lead={words("profile.you.lead")}>
            <Photo person={person} />
            <form ref={kept.element} onSubmit={kept.onSubmit} noValidate>
                <div className={`${form.form} ${classes.fields}`}>
                    {kept.isStale ? (
                        <StaleNotice
                            {...kept.stale}
                            say={({ values }) => words("profile.stale", { name: fullName(values) })}
                        />
                    ) : (
                        <FormProblem problem={kept.problem} />
                    )}
                    <NameFields field={kept.field} of="oneself" />
                    <TextInput
                        label={words("profile.pronouns")}
                        description={words("profile.pronouns.hint")}
                        autoComplete="off"
                        maxLength={40}
                        {...kept.field("pronouns")}
                    />
                    <div className={form.pair}>
                        <TextInput
                            label={words("profile.username")}
                            description={words("profile.username.hint")}
                            autoComplete="username"
                            autoCapitalize="none"
                            spellCheck={false}
                            {...kept.field("username")}
                        />
                        <TextInput
                            label={words("profile.phone")}
                            description={words("profile.phone.hint")}
                            type="tel"
                            autoComplete="tel"
                            {...kept.field("phone")}
                        />
                    </div>
                </div>
                <SaveBar isChanged={kept.isChanged} busy={kept.busy} onDiscard={kept.discard} />
            </form>
        </Section>
    );
}

function versionOf({ me: { person }, etag }: Mine): Version<Fields> {
    const { first_name, last_name, pronouns, phone } = person;
    const username = person.username ?? "";
    return { values: { first_name, last_name, pronouns, username, phone }, etag };
}
