import { useQueryClient } from "@tanstack/react-query";
import type { SignUpLink } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { toast } from "../../ui/toast";
import { actOnLink, type LinkAct } from "./api";

type AskLinkProps = { link: SignUpLink; asked: LinkAct; opened: boolean; onClose: () => void };

/** Before what kills a link that people may have in their hands. */
export function AskLink({ link, asked, opened, onClose }: AskLinkProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const acting = useSubmit({
        send: (what: LinkAct, key) => actOnLink(account.id, link.id, what, key),
        done: async (_, what) => {
            await queries.invalidateQueries({ queryKey: joiningKey(account.id) });
            toast(words(`links.${what}.done`));
            onClose();
        },
    });

    function close() {
        acting.forget();
        onClose();
    }

    return (
        <ConfirmDialog
            opened={opened}
            title={words(`links.${asked}.title`)}
            confirm={words(`links.${asked}.do`)}
            busy={acting.busy}
            problem={acting.problem}
            onConfirm={() => void acting.submit(asked)}
            onClose={close}
        >
            {words(`links.${asked}.text`)}
        </ConfirmDialog>
    );
}
