import { TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { changeProfile, profileQuery, type OwnProfile } from "../../lib/profile";
import { useWords } from "../../lib/words";
import { Loaded } from "../../ui/Loaded";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { toast } from "../../ui/toast";
import { Choice } from "./Choice";
import classes from "./Fields.module.css";
import { useKeptForm, type Version } from "../../lib/kept_form";
import { Preview } from "./Preview";
import { SaveBar } from "../../ui/SaveBar";
import { Section } from "../../ui/Section";

type Visibility = OwnProfile["profile"]["visibility"];
type Fields = { job_title: string; headline: string; visibility: Visibility };

/** What one does in the account in use, and whether people of others may find it. */
export function InAccount() {
    const words = useWords();
    const { account } = useCurrent();
    const own = useQuery(profileQuery(account.id));
    return (
        <Section
            id="visibility"
            title={words("profile.account", { account: account.name })}
            lead={words("profile.account.lead")}
        >
            <Loaded query={own} rows={4}>
                {(now) => <AccountForm key={account.id} own={now} />}
            </Loaded>
        </Section>
    );
}

function AccountForm({ own }: { own: OwnProfile }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, me } = useCurrent();
    const query = profileQuery(account.id);
    const isPrivate = useQuery(accountQuery(account.id)).data?.visibility === "private";
    const kept = useKeptForm<Fields>({
        name: `account.${me.person.id}.${account.id}`,
        now: versionOf(own),
        required: [],
        look: async () => versionOf(await queries.fetchQuery({ ...query, staleTime: 0 })),
        save: async (values, etag) => {
            const saved = await changeProfile(account.id, values, etag);
            queries.setQueryData(query.queryKey, saved);
            return versionOf(saved);
        },
        saved: () => toast(words("profile.saved")),
    });
    const { job_title, headline, visibility } = kept.form.values;
    const isVisible = visibility === "visible";
    return (
        <form ref={kept.element} onSubmit={kept.onSubmit} noValidate>
            <div className={`${form.form} ${classes.fields}`}>
                {kept.isStale ? (
                    <StaleNotice {...kept.stale} say={() => words("profile.account.stale")} />
                ) : (
                    <FormProblem problem={kept.problem} />
                )}
                <div className={form.pair}>
                    <TextInput
                        label={words("profile.title.job")}
                        autoComplete="organization-title"
                        maxLength={100}
                        {...kept.field("job_title")}
                    />
                    <TextInput
                        label={words("profile.headline")}
                        maxLength={100}
                        {...kept.field("headline")}
                    />
                </div>
                <Choice
                    label={words("profile.visibility")}
                    hint={words(isVisible ? "profile.visible.means" : "profile.hidden.means")}
                    value={visibility}
                    options={[
                        { value: "hidden", label: words("profile.hidden") },
                        { value: "visible", label: words("profile.visible") },
                    ]}
                    onChange={(chosen) => kept.form.setFieldValue("visibility", chosen as never)}
                />
                <Preview
                    isVisible={isVisible}
                    isPrivate={isPrivate}
                    title={job_title}
                    headline={headline}
                />
            </div>
            <SaveBar isChanged={kept.isChanged} busy={kept.busy} onDiscard={kept.discard} />
        </form>
    );
}

function versionOf({ profile, etag }: OwnProfile): Version<Fields> {
    const { job_title, headline, visibility } = profile;
    return { values: { job_title, headline, visibility }, etag };
}
