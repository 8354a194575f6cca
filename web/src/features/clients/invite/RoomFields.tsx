import { NativeSelect, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { useWords } from "../../../lib/words";
import { workspaceListQuery } from "../../../lib/workspaces";
import form from "../../../ui/form.module.css";
import { More } from "../../../ui/List";
import type { Draft } from "./draft";

type RoomFieldsProps = { draft: Draft; onChange: (next: Partial<Draft>) => void };

/** One of the workspaces one is in, or a new one. */
export function RoomFields({ draft, onChange }: RoomFieldsProps) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(workspaceListQuery(account.id, "", false));
    const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
    return (
        <div className={form.pair}>
            <NativeSelect
                label={words("clients.room")}
                value={draft.workspace}
                data={[
                    { value: "", label: words("clients.room.new") },
                    ...all
                        .filter(({ may_invite }) => may_invite)
                        .map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(event) => onChange({ workspace: event.currentTarget.value })}
            />
            <More list={list} />
            {!draft.workspace && (
                <TextInput
                    label={words("clients.room.name")}
                    maxLength={100}
                    value={draft.room}
                    onChange={(event) => onChange({ room: event.currentTarget.value })}
                />
            )}
        </div>
    );
}
