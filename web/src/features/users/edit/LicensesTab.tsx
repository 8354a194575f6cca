import { useQueries, useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { productsQuery } from "../../../lib/products";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import { StateChip } from "../../../ui/StateChip";
import { lastHeldQuery } from "./api";
import type { TabProps } from "./EditForm";
import classes from "./EditUser.module.css";
import { LicenseFields } from "./LicenseFields";
import { TabProblem } from "./TabProblem";

export function LicensesTab({ editing }: TabProps) {
    const words = useWords();
    const { user, values, set, refused } = editing;
    const before = useHeldBefore(user.id, user.state === "inactive");
    const ticked = values.active ? values.licenses : [];
    return (
        <div className={form.form}>
            <TabProblem text={refused.licenses} />
            <p className={classes.quiet}>{words("edit.licenses.lead")}</p>
            <LicenseFields
                held={user.licenses}
                ticked={ticked}
                onChange={(licenses) => set({ licenses })}
                off={values.active ? undefined : words("edit.licenses.inactive")}
                note={(slug) =>
                    before.includes(slug) && (
                        <StateChip tone="quiet">{words("edit.licenses.before")}</StateChip>
                    )
                }
            />
            {ticked.length === 0 && <p className={classes.quiet}>{words("edit.licenses.no")}</p>}
        </div>
    );
}

/** What an inactive user had until the last of it was taken: all that is given back in one step
 * ends at one moment. */
function useHeldBefore(user: string, isInactive: boolean): string[] {
    const { account } = useCurrent();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    const until = useQueries({
        queries: pools.map(({ slug }) => ({
            ...lastHeldQuery(account.id, slug, user),
            enabled: isInactive,
        })),
        combine: (answers) => answers.map(({ data }) => data ?? ""),
    });
    const last = until.reduce((latest, one) => (one > latest ? one : latest), "");
    return pools.filter((_, place) => last && until[place] === last).map(({ slug }) => slug);
}
