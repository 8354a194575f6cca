import { useQuery } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import { isProblem } from "../../api/problem";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Window } from "../../ui/Window";
import { roleQuery } from "./api";
import { RoleForm } from "./RoleForm";

type RoleDialogProps = { account: string; role: string; opened: boolean; onClose: () => void };

/** Makes a role ("new"), or changes one. */
export function RoleDialog({ account, role, opened, onClose }: RoleDialogProps) {
    const words = useWords();
    const title = words(role === "new" ? "roles.new" : "roles.edit");
    return (
        <Window opened={opened} title={title} onClose={onClose}>
            {role === "new" ? (
                <RoleForm account={account} onClose={onClose} />
            ) : (
                <Changing key={role} account={account} role={role} onClose={onClose} />
            )}
        </Window>
    );
}

type ChangingProps = { account: string; role: string; onClose: () => void };

function Changing({ account, role, onClose }: ChangingProps) {
    const words = useWords();
    const { data, error, refetch } = useQuery(roleQuery(account, role));
    if (isProblem(error, 404)) {
        return (
            <EmptyState drawing={<LostDrawing />} sentence={words("roles.gone")}>
                <Button variant="default" onClick={onClose} data-autofocus>
                    {words("action.close")}
                </Button>
            </EmptyState>
        );
    }
    if (error && !data) return <ListProblem problem={error} onRetry={() => void refetch()} />;
    if (!data) return <LoadingRows rows={8} />;
    return <RoleForm account={account} version={data} onClose={onClose} />;
}
