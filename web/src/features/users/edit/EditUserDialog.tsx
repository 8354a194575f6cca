import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { isProblem } from "../../../api/problem";
import { useWords } from "../../../lib/words";
import { LostDrawing } from "../../../ui/drawings";
import { EmptyState } from "../../../ui/EmptyState";
import { ListProblem } from "../../../ui/ListProblem";
import { LoadingRows } from "../../../ui/LoadingRows";
import { userQuery } from "./api";
import { EditForm, type Question } from "./EditForm";
import { Window } from "../../../ui/Window";

type EditUserDialogProps = { account: string; user: string; opened: boolean; onClose: () => void };

/** The window Edit User. Closing it with something unsaved asks; only one question at a time. */
export function EditUserDialog({ account, user, opened, onClose }: EditUserDialogProps) {
    const words = useWords();
    const [asking, setAsking] = useState<Question>();
    // Read when a key is pressed, which may be before the next render.
    const dirty = useRef(false);

    // Every open dialog hears the same Escape, and React renders in between: what is asked changes
    // only after all have heard it, or one key would close two.
    const ask = (question: Question | undefined) => void setTimeout(() => setAsking(question));

    function close() {
        ask(undefined);
        dirty.current = false;
        onClose();
    }
    const leave = () => (dirty.current ? ask("discard") : close());

    return (
        <Window
            opened={opened}
            title={words("edit.title")}
            isAsking={asking !== undefined}
            onClose={leave}
        >
            <Content
                key={user}
                account={account}
                user={user}
                asking={asking}
                ask={ask}
                onDirty={(isDirty) => void (dirty.current = isDirty)}
                onCancel={leave}
                onClose={close}
            />
        </Window>
    );
}

type ContentProps = Omit<Parameters<typeof EditForm>[0], "version"> & { user: string };

function Content({ user, ...form }: ContentProps) {
    const words = useWords();
    const { data, error, refetch } = useQuery(userQuery(form.account, user));
    if (isProblem(error, 404)) {
        return (
            <EmptyState drawing={<LostDrawing />} sentence={words("edit.gone")}>
                <Button variant="default" onClick={form.onClose} data-autofocus>
                    {words("action.close")}
                </Button>
            </EmptyState>
        );
    }
    if (error && !data) return <ListProblem problem={error} onRetry={() => void refetch()} />;
    if (!data) return <LoadingRows rows={8} />;
    return <EditForm version={data} {...form} />;
}
