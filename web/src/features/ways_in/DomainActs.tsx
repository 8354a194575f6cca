import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Domain } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import entries from "../../ui/Entries.module.css";
import { toast } from "../../ui/toast";
import { removeDomain } from "./api";
import type { DomainActs as Acts } from "./use_domain_acts";

type DomainActsProps = { domain: Domain; acts: Acts };

export function DomainActs({ domain, acts }: DomainActsProps) {
    const words = useWords();
    const { may } = useCurrent();
    const { name, state, missed } = domain;
    return (
        <div className={entries.acts}>
            {(state === "pending" || missed > 0) && (
                <ActButton
                    variant="default"
                    size="compact-sm"
                    aria-label={words("domains.look.at", { name })}
                    loading={acts.busy}
                    onClick={() => acts.submit("look")}
                >
                    {words("domains.look")}
                </ActButton>
            )}
            {state === "pending" && may("instance.manage") && (
                <ActButton
                    variant="subtle"
                    size="compact-sm"
                    aria-label={words("domains.confirm.of", { name })}
                    onClick={() => acts.submit("confirm")}
                >
                    {words("domains.confirm")}
                </ActButton>
            )}
            <Remove domain={domain} />
        </div>
    );
}

/** What it means depends on whether anybody could join by it. */
function Remove({ domain: { id, name, state } }: { domain: Domain }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [asking, ask] = useState(false);
    const removing = useSubmit({
        send: () => removeDomain(account.id, id),
        done: () => {
            toast(words("domains.removed", { name }));
            ask(false);
            return queries.invalidateQueries({ queryKey: joiningKey(account.id) });
        },
    });
    return (
        <>
            <ActButton
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={words("domains.remove.of", { name })}
                onClick={() => ask(true)}
            >
                {words("domains.remove")}
            </ActButton>
            <ConfirmDialog
                opened={asking}
                title={words("domains.remove.title", { name })}
                confirm={words("domains.remove.do")}
                busy={removing.busy}
                problem={removing.problem}
                onConfirm={() => void removing.submit(null)}
                onClose={() => ask(false)}
            >
                {words(`domains.remove.${state}`, { name, account: account.name })}
            </ConfirmDialog>
        </>
    );
}
