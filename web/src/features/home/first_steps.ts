// What an administrator of a young account does next, and what of it is done already.
import { useQuery } from "@tanstack/react-query";
import { accountQuery, settingsQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { overviewQuery } from "./api";
import { usePassedSteps } from "./passed_steps";

export type StepName = "support" | "joining" | "invite" | "profile" | "activity";

export type FirstStep = { name: StepName; done: boolean };

/** Undefined until everything it looks at is here, so that no step changes under the eye. */
export function useFirstSteps(): FirstStep[] | undefined {
    const { me, account, may } = useCurrent();
    const { looked } = usePassedSteps(account.id);
    const maySet = may("account.settings");
    const overview = useQuery(overviewQuery(account.id)).data;
    const support = useQuery(accountQuery(account.id)).data?.support;
    const settings = useQuery({ ...settingsQuery(account.id), enabled: maySet }).data;
    if (!overview || !support || (maySet && !settings)) return undefined;

    const steps: (FirstStep | false)[] = [
        maySet && { name: "support", done: support.email !== "" || support.phone !== "" },
        maySet && {
            name: "joining",
            done: settings?.auto_signup === false || looked.includes("joining"),
        },
        { name: "invite", done: overview.users + overview.pending > 1 },
        { name: "profile", done: me.person.phone !== "" || looked.includes("profile") },
        may("audit.view") && { name: "activity", done: looked.includes("activity") },
    ];
    return steps.filter((step) => step !== false);
}
