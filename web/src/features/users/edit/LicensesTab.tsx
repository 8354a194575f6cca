import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import { LicenseFields } from "../../../ui/LicenseFields";
import { StateChip } from "../../../ui/StateChip";
import type { TabProps } from "./EditForm";
import classes from "./EditUser.module.css";
import { TabProblem } from "./TabProblem";

export function LicensesTab({ editing }: TabProps) {
    const words = useWords();
    const { user, values, set, refused } = editing;
    const before = user.had?.licenses ?? [];
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
