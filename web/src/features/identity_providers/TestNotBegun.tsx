import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { PassingNotice } from "../../ui/PassingNotice";
import { providersQuery } from "./api";

const known = ["provider_unreachable", "provider_confused", "not_found", "forbidden"] as const;

type TestNotBegunProps = { code: string; provider: string | undefined; onClose: () => void };

/** For who tests a provider and did not even get there. Only a name that is listed is repeated: it comes from the address. */
export function TestNotBegun({ code, provider, onClose }: TestNotBegunProps) {
    const words = useWords();
    const { account, may } = useCurrent();
    const enabled = may("account.settings");
    const all = useQuery({ ...providersQuery(account.id), enabled }).data;
    const why = known.find((one) => one === code) ?? "other";
    const listed = all?.find(({ name }) => name === provider);
    const named = listed?.name ?? words("providers.test.failed.provider");
    return (
        <PassingNotice tone="warn" onClose={onClose}>
            {words(`providers.test.failed.${why}`, { provider: named })}
        </PassingNotice>
    );
}
