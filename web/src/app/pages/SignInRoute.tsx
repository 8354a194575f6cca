import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { SignInPage } from "../../features/sessions/SignInPage";
import { startAsSomebodyElse } from "../../lib/me";
import { safePath } from "../../lib/safe_path";

export function SignInRoute() {
    const { next } = useSearch({ from: "/signin" });
    const router = useRouter();
    const queries = useQueryClient();

    async function goOn() {
        await startAsSomebodyElse(queries);
        router.history.replace(safePath(next));
    }

    return <SignInPage onSignedIn={goOn} />;
}
