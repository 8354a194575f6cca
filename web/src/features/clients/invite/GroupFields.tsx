import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { clientGroupsQuery } from "../../../lib/clients";
import { useCurrent } from "../../../lib/current";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import type { Draft } from "./draft";

type GroupFieldsProps = {
    draft: Draft;
    mistake: string | undefined;
    onChange: (next: Partial<Draft>) => void;
};

/** A new group, or one that they join. */
export function GroupFields({ draft, mistake, onChange }: GroupFieldsProps) {
    const words = useWords();
    const { account } = useCurrent();
    const groups = useQuery(clientGroupsQuery(account.id)).data?.items ?? [];
    return (
        <div className={form.pair}>
            <NativeSelect
                label={words("clients.group")}
                value={draft.group}
                data={[
                    { value: "", label: words("clients.group.new") },
                    ...groups.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(event) => onChange({ group: event.currentTarget.value })}
            />
            {!draft.group && (
                <TextInput
                    label={words("clients.group.name")}
                    maxLength={100}
                    value={draft.name}
                    error={mistake}
                    onChange={(event) => onChange({ name: event.currentTarget.value })}
                />
            )}
        </div>
    );
}
