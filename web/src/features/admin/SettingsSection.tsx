import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Settings, SettingsChange } from "../../api/types";
import { settingsQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useKeptForm } from "../../lib/kept_form";
import { useWords } from "../../lib/words";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { toast } from "../../ui/toast";
import { saveSettings, settingsVersionQuery, type SettingsVersion } from "./api";
import { KeptFields } from "./KeptFields";

type Texts = Record<string, string>;
type Kept<Values extends Texts> = ReturnType<typeof useKeptForm<Values>>;

type SettingsSectionProps<Values extends Texts> = {
    id: string;
    title: string;
    lead?: string;
    /** Saves itself. */
    above?: ReactNode;
    valuesOf: (settings: Settings) => Values;
    changeOf: (values: Values) => SettingsChange;
    children: (kept: Kept<Values>) => ReactNode;
};

/** Some settings of the account as a form of their own; what was typed survives a reload. */
export function SettingsSection<Values extends Texts>(props: SettingsSectionProps<Values>) {
    const { id, title, lead, above } = props;
    const { account } = useCurrent();
    const version = useQuery(settingsVersionQuery(account.id));
    return (
        <Section id={id} title={title} lead={lead}>
            {above}
            <Loaded query={version} rows={2}>
                {(now) => <SettingsForm key={account.id} {...props} version={now} />}
            </Loaded>
        </Section>
    );
}

type SettingsFormProps<Values extends Texts> = SettingsSectionProps<Values> & {
    version: SettingsVersion;
};

function SettingsForm<Values extends Texts>(props: SettingsFormProps<Values>) {
    const { id, valuesOf, changeOf, version, children } = props;
    const words = useWords();
    const queries = useQueryClient();
    const { account, me } = useCurrent();
    const query = settingsVersionQuery(account.id);
    const asVersion = ({ settings, etag }: SettingsVersion) => ({
        values: valuesOf(settings),
        etag,
    });
    const kept = useKeptForm<Values>({
        name: `settings.${id}.${me.person.id}.${account.id}`,
        now: asVersion(version),
        required: [],
        look: async () => asVersion(await queries.fetchQuery({ ...query, staleTime: 0 })),
        save: async (values, etag) => {
            const saved = await saveSettings(account.id, changeOf(values), etag);
            queries.setQueryData(query.queryKey, saved);
            queries.setQueryData(settingsQuery(account.id).queryKey, saved.settings);
            return asVersion(saved);
        },
        saved: () => toast(words("admin.saved")),
    });
    return <KeptFields kept={kept}>{children(kept)}</KeptFields>;
}
