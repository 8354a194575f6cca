import { Button, type ButtonProps } from "@mantine/core";
import { useWords } from "../lib/words";

type ExportLinkProps = ButtonProps & {
    /** Of the list, below the account: "users". */
    list: string;
    account: string;
    filter: Record<string, string | number | undefined>;
};

/** A list as a file, with the filters that are set. */
export function ExportLink({ list, account, filter, ...look }: ExportLinkProps) {
    const words = useWords();
    const set = Object.entries(filter).flatMap(([name, value]) =>
        value ? [[name, String(value)]] : [],
    );
    const address = `/api/v1/accounts/${account}/${list}/export?${new URLSearchParams(set)}`;
    return (
        <Button variant="default" component="a" href={address} download {...look}>
            {words("export")}
        </Button>
    );
}
