import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { Client } from "../../api/types";
import { inDays, today } from "../../lib/days";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";

const renewal = 90;

type ClientEndProps = {
    client: Client;
    field: (name: "valid_until" | "sponsor_id") => object;
    /** As it is typed. */
    end: string;
    onRenew: (end: string) => void;
};

/** When the client's access ends, and who is asked before. */
export function ClientEnd({ client, field, end, onRenew }: ClientEndProps) {
    const words = useWords();
    const { sponsor, mapped_users } = client;
    const others = mapped_users.filter(({ id }) => id !== sponsor?.id);
    const from = end > today() ? end : today();
    return (
        <>
            <TextInput
                type="date"
                label={words("clients.end")}
                description={words("clients.end.means")}
                min={today()}
                {...field("valid_until")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={() => onRenew(inDays(from, renewal))}>
                    {words("clients.end.renew")}
                </Button>
            </div>
            <NativeSelect
                label={words("clients.sponsor")}
                description={words("clients.sponsor.means")}
                data={[...(sponsor ? [sponsor] : []), ...others].map((user) => ({
                    value: user.id,
                    label: user.display_name,
                }))}
                {...field("sponsor_id")}
            />
        </>
    );
}
