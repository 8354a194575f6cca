// Sends the rows of the grid, all or none, and brings the focus where there is something to do.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { productsKey } from "../../../lib/products";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { invitationsKey, inviteAll } from "../api";
import { check, isAtRows, refused } from "./problems";
import { isBlank, type Row } from "./rows";
import type { Grid } from "./use_grid";

const targets = { problem: "[aria-invalid=true]", first: "[name=name]" } as const;

export function useSend(account: string, grid: Grid, onShowSent: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const [wasBlank, setWasBlank] = useState(false);
    const sending = useSubmit({
        send: (rows: Row[], key) => inviteAll(account, { rows: rows.map(withoutId) }, key),
        done: () => {
            grid.startAnew();
            setFocus("first");
            toast(words("invite.sent"), "done", { label: words("invite.show"), run: onShowSent });
            void queries.invalidateQueries({ queryKey: invitationsKey(account) });
            void queries.invalidateQueries({ queryKey: productsKey(account) });
        },
        refused: (problem, rows) => {
            grid.setProblems(refused(words, problem, rows));
            setFocus("problem");
        },
    });

    const { form, setFocus } = useFocus(sending.busy);

    function send() {
        const rows = grid.rows.filter((row) => !isBlank(row));
        const problems = check(words, grid.rows);
        sending.forget();
        grid.setProblems(problems);
        setWasBlank(rows.length === 0);
        if (rows.length === 0) return setFocus("first");
        if (Object.keys(problems).length > 0) return setFocus("problem");
        void sending.submit(rows);
    }

    return {
        form,
        send,
        busy: sending.busy,
        problem: isAtRows(sending.problem) ? undefined : sending.problem,
        isBlank: wasBlank && grid.rows.every(isBlank),
    };
}

// Not before the rows carry their problems and can be typed into again.
function useFocus(busy: boolean) {
    const form = useRef<HTMLFormElement>(null);
    const [focus, setFocus] = useState<keyof typeof targets>();
    useEffect(() => {
        if (!focus || busy) return;
        form.current?.querySelector<HTMLElement>(targets[focus])?.focus();
        setFocus(undefined);
    }, [focus, busy]);
    return { form, setFocus };
}

function withoutId({ id: _, ...row }: Row) {
    return row;
}
