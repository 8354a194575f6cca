// What whoever looks at the window may give to whom. The server decides; this says beforehand
// why something is off, by the same rule: nobody gives a permission that he has not.
import { useQuery } from "@tanstack/react-query";
import type { RoleOfAccount, User } from "../api/types";
import { useCurrent } from "./current";
import { mayGiveAll } from "./permissions";
import { rolesQuery } from "./roles";
import { useWhomToAsk } from "./whom_to_ask";
import { useWords, type WordId } from "./words";

type Reason = string | undefined;

export type Giving = {
    /** The roles of the account, as far as they have been fetched. */
    roles: RoleOfAccount[];
    /** Why nothing of somebody's standing can be changed. */
    untouchable: Reason;
    role: (id: string) => Reason;
    product: (slug: string) => Reason;
    accounting: Reason;
};

/** REQUIRES: inside the shell. `user` is whom it is given to; nobody yet when adding. */
export function useGiving(user?: User): Giving {
    const words = useWords();
    const { account, membership } = useCurrent();
    const mine = membership.permissions;
    const maySeeRoles = mine.includes("users.manage");
    const roles = useQuery({ ...rolesQuery(account.id), enabled: maySeeRoles }).data ?? [];
    const representative = mine.includes("role.assign_legal_representative");
    const isAboveMe = user?.roles.includes("legal_representative") && !representative;
    // A legal representative can give everything.
    const ask = useWhomToAsk("role.assign_legal_representative", !representative);
    const off = (word: WordId) => `${words(word)} ${ask}`.trim();
    const untouchable = isAboveMe ? off("edit.off.representative") : undefined;
    const lacking = off("edit.off.lacking");

    function role(id: string): Reason {
        if (untouchable || user?.roles.includes(id)) return untouchable;
        if (id === "legal_representative" && !representative) return off("edit.off.assign");
        const gives = roles.find((known) => known.id === id)?.permissions ?? [];
        return mayGiveAll(mine, gives) ? undefined : lacking;
    }

    function product(slug: string): Reason {
        if (untouchable || user?.grants.manage.includes(slug)) return untouchable;
        return mayGiveAll(mine, [`product.manage:${slug}`]) ? undefined : lacking;
    }

    const mayAccount = user?.grants.accounting || mine.includes("accounting");
    return {
        roles,
        untouchable,
        role,
        product,
        accounting: untouchable ?? (mayAccount ? undefined : lacking),
    };
}
