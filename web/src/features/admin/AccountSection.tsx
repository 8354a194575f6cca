import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Account } from "../../api/types";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { useKeptForm } from "../../lib/kept_form";
import { meQuery } from "../../lib/me";
import { useWords } from "../../lib/words";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { toast } from "../../ui/toast";
import { accountVersionQuery, saveAccount, type AccountVersion } from "./api";
import { KeptFields } from "./KeptFields";

type Texts = Record<string, string>;
type Kept<Values extends Texts> = ReturnType<typeof useKeptForm<Values>>;

type AccountSectionProps<Values extends Texts> = {
    id: string;
    title: string;
    lead?: string;
    required: (keyof Values & string)[];
    valuesOf: (account: Account) => Values;
    changeOf: (values: Values) => Parameters<typeof saveAccount>[1];
    children: (kept: Kept<Values>, account: Account) => ReactNode;
};

/** What the account says of itself, as a form of its own. */
export function AccountSection<Values extends Texts>(props: AccountSectionProps<Values>) {
    const { id, title, lead } = props;
    const { account } = useCurrent();
    const version = useQuery(accountVersionQuery(account.id));
    return (
        <Section id={id} title={title} lead={lead}>
            <Loaded query={version} rows={2}>
                {(now) => <AccountForm key={account.id} {...props} version={now} />}
            </Loaded>
        </Section>
    );
}

type AccountFormProps<Values extends Texts> = AccountSectionProps<Values> & {
    version: AccountVersion;
};

function AccountForm<Values extends Texts>(props: AccountFormProps<Values>) {
    const { id, valuesOf, changeOf, version, required, children } = props;
    const words = useWords();
    const queries = useQueryClient();
    const { account, me } = useCurrent();
    const query = accountVersionQuery(account.id);
    const asVersion = ({ account: now, etag }: AccountVersion) => ({ values: valuesOf(now), etag });
    const kept = useKeptForm<Values>({
        name: `account.${id}.${me.person.id}.${account.id}`,
        now: asVersion(version),
        required,
        look: async () => asVersion(await queries.fetchQuery({ ...query, staleTime: 0 })),
        save: async (values, etag) => {
            const saved = await saveAccount(account.id, changeOf(values), etag);
            queries.setQueryData(query.queryKey, saved);
            queries.setQueryData(accountQuery(account.id).queryKey, saved.account);
            void queries.invalidateQueries({ queryKey: meQuery.queryKey, exact: true });
            return asVersion(saved);
        },
        saved: () => toast(words("admin.saved")),
    });
    return <KeptFields kept={kept}>{children(kept, version.account)}</KeptFields>;
}
