import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useRouter, useSearch } from "@tanstack/react-router";
import { SignInPage } from "../../features/sessions/SignInPage";
import { startAsSomebodyElse } from "../../lib/me";
import { safePath } from "../../lib/safe_path";

export function SignInRoute() {
    const { next } = useSearch({ from: "/signin" });
    const { login } = useLocation().state;
    const router = useRouter();
    const queries = useQueryClient();

    async function goOn() {
        await startAsSomebodyElse(queries);
        router.history.replace(safePath(next));
    }

    return <SignInPage login={login} interrupted={!!next} onSignedIn={goOn} />;
}
