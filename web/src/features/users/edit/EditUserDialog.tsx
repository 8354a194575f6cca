import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../../api/problem";
import { useWords } from "../../../lib/words";
import { LostDrawing } from "../../../ui/drawings";
import { EmptyState } from "../../../ui/EmptyState";
import { ListProblem } from "../../../ui/ListProblem";
import { LoadingRows } from "../../../ui/LoadingRows";
import { userQuery } from "./api";
import { EditForm, type Question } from "./EditForm";
import classes from "./EditUser.module.css";

type EditUserDialogProps = { account: string; user: string; opened: boolean; onClose: () => void };

/** The window Edit User. Closing it with something unsaved asks; only one question at a time. */
export function EditUserDialog({ account, user, opened, onClose }: EditUserDialogProps) {
    const words = useWords();
    const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
        getInitialValueInEffect: false,
    });
    const [asking, ask] = useState<Question>();
    const [dirty, setDirty] = useState(false);

    function close() {
        ask(undefined);
        setDirty(false);
        onClose();
    }
    const leave = () => (dirty ? ask("discard") : close());

    return (
        <Modal
            opened={opened}
            onClose={leave}
            closeOnClickOutside={!dirty}
            closeOnEscape={asking === undefined}
            title={words("edit.title")}
            size={640}
            fullScreen={isPhone}
            classNames={{ content: classes.content, body: classes.body }}
            closeButtonProps={{ "aria-label": words("action.close") }}
        >
            <Content
                key={user}
                account={account}
                user={user}
                asking={asking}
                ask={ask}
                onDirty={setDirty}
                onCancel={leave}
                onClose={close}
            />
        </Modal>
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
