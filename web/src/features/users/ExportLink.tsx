import { Button } from "@mantine/core";
import { useWords } from "../../lib/words";
import type { UserFilter } from "./filter";

/** The list as a file, with the filters that are set. */
export function ExportLink({ account, filter }: { account: string; filter: UserFilter }) {
    const words = useWords();
    return (
        <Button variant="default" component="a" href={addressOf(account, filter)} download>
            {words("users.export")}
        </Button>
    );
}

function addressOf(account: string, filter: UserFilter): string {
    const set = Object.entries(filter).filter(([, value]) => value);
    return `/api/v1/accounts/${account}/users/export?${new URLSearchParams(set)}`;
}
