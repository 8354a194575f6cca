import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { meQuery } from "../../lib/me";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";

/** Where one is once the account in use is left: in the next of one's accounts, or signed out. */
export function useOut() {
    const words = useWords();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const { account, active, choose, me } = useCurrent();
    const others = me.provider ? [] : active.filter((each) => each.account.id !== account.id);
    const next = others[0]?.account;

    async function go() {
        toast(words("profile.leave.done", { account: account.name }));
        if (next) {
            choose(next.id);
            await navigate({ to: "/" });
            await queries.invalidateQueries({ queryKey: meQuery.queryKey });
            queries.removeQueries({ queryKey: ["accounts", account.id] });
        } else {
            sessionStorage.clear();
            await navigate({ to: "/signin" });
            queries.removeQueries({ type: "inactive" });
        }
    }

    return { next, go };
}
