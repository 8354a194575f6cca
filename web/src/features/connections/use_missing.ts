import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { profileQuery } from "../../lib/profile";
import type { Missing } from "./refusals";

/** What keeps one from connecting; nothing while it is not known. */
export function useMissing(): Missing[] {
    const { account } = useCurrent();
    const about = useQuery(accountQuery(account.id)).data;
    const own = useQuery(profileQuery(account.id)).data;
    const missing: Missing[] = [];
    if (about?.visibility === "private") missing.push("account_public");
    if (own?.profile.visibility === "hidden") missing.push("profile_visible");
    return missing;
}
