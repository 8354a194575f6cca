import { useGiving } from "../../../lib/giving";
import form from "../../../ui/form.module.css";
import { GrantFields } from "../../../ui/GrantFields";
import { RoleFields } from "../../../ui/RoleFields";
import type { TabProps } from "./EditForm";
import { TabProblem } from "./TabProblem";
import { WhatTheyCan } from "./WhatTheyCan";

export function PermissionsTab({ editing }: TabProps) {
    const { user, values, set, refused } = editing;
    const giving = useGiving(user);
    return (
        <div className={form.form}>
            <TabProblem text={refused.roles ?? refused.grants} />
            <RoleFields values={values} onChange={set} giving={giving} />
            <GrantFields values={values} onChange={set} giving={giving} />
            <WhatTheyCan user={user} />
        </div>
    );
}
