import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { User } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { refreshSoon } from "../../../lib/refresh_soon";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { Explained } from "../../../ui/Explained";
import { toast } from "../../../ui/toast";
import { usersKey } from "../api";
import { removeUser } from "./api";
import { useDraft } from "./draft";
import classes from "./EditUser.module.css";
import { useGiving } from "../../../lib/giving";

type RemoveUserProps = {
    user: User;
    opened: boolean;
    onOpen: () => void;
    onClose: () => void;
    onRemoved: () => void;
};

export function RemoveUser({ user, opened, onOpen, onClose, onRemoved }: RemoveUserProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const { untouchable } = useGiving(user);
    const off = user.id === membership.id ? words("edit.remove.self") : untouchable;
    const name = user.display_name;
    const draft = useDraft(user.id);
    const removing = useSubmit({
        send: (who: User) => removeUser(account.id, who),
        done: () => {
            draft.forget();
            onRemoved();
            toast(words("edit.removed", { name }));
            refreshSoon(queries, usersKey(account.id));
        },
    });
    return (
        <>
            <Explained reason={off}>
                {(explained) => (
                    <Button
                        variant="subtle"
                        color="red"
                        className={classes.remove}
                        onClick={onOpen}
                        {...explained}
                    >
                        {words("edit.remove")}
                    </Button>
                )}
            </Explained>
            <ConfirmDialog
                opened={opened}
                title={words("edit.remove.title", { name })}
                confirm={words("edit.remove")}
                busy={removing.busy}
                problem={removing.problem}
                onConfirm={() => removing.submit(user)}
                onClose={onClose}
            >
                {words("edit.remove.text", { name, account: account.name })}
            </ConfirmDialog>
        </>
    );
}
