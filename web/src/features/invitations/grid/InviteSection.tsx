import { ActionIcon, Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { Product } from "../../../api/types";
import { productsKey } from "../../../lib/products";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import { FormProblem } from "../../../ui/FormProblem";
import { ResetIcon } from "../../../ui/icons";
import { toast } from "../../../ui/toast";
import { invitationsKey, inviteAll } from "../api";
import type { Choice } from "./fill";
import { InviteGrid } from "./InviteGrid";
import classes from "./InviteSection.module.css";
import { check, isAtRows, refused } from "./problems";
import { isBlank, placesIn, type Row } from "./rows";
import type { Grid } from "./use_grid";

type InviteSectionProps = {
    account: string;
    grid: Grid;
    pools: Product[];
    roles: Choice[];
    /** Where to look at what was sent. */
    onShowSent: () => void;
};

/** The grid and what sends it: all rows or none, however often the button is pressed. */
export function InviteSection({ account, grid, pools, roles, onShowSent }: InviteSectionProps) {
    const words = useWords();
    const queries = useQueryClient();
    const form = useRef<HTMLFormElement>(null);
    const [focus, setFocus] = useState<"" | "problem" | "first">("");
    const [empty, setEmpty] = useState(false);
    const isFull = placesIn(pools) === 0;
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

    // Not before the rows carry their problems and can be typed into again.
    useEffect(() => {
        if (!focus || sending.busy) return;
        const wanted = focus === "problem" ? "[aria-invalid=true]" : "[name=name]";
        form.current?.querySelector<HTMLElement>(wanted)?.focus();
        setFocus("");
    }, [focus, sending.busy]);

    function send() {
        const rows = grid.rows.filter((row) => !isBlank(row));
        const problems = check(words, rows.length > 0 ? grid.rows : []);
        sending.forget();
        grid.setProblems(problems);
        setEmpty(rows.length === 0);
        if (rows.length === 0) return setFocus("first");
        if (Object.keys(problems).length > 0) return setFocus("problem");
        void sending.submit(rows);
    }

    function onSubmit(event: FormEvent) {
        event.preventDefault();
        if (!isFull) send();
    }

    function onKeyDown(event: KeyboardEvent) {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit(event);
    }

    const isAllBlank = grid.rows.every(isBlank);
    return (
        <form
            ref={form}
            onSubmit={onSubmit}
            onKeyDown={onKeyDown}
            noValidate
            aria-labelledby="invite-title"
        >
            <div className={classes.head}>
                <h2 id="invite-title">{words("invite.section")}</h2>
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.reset}
                    title={words("invite.reset")}
                    aria-label={words("invite.reset")}
                    onClick={grid.reset}
                >
                    <ResetIcon />
                </ActionIcon>
            </div>
            <InviteGrid grid={grid} pools={pools} roles={roles} locked={isFull || sending.busy} />
            <div className={classes.send}>
                {empty && isAllBlank && (
                    <p className={classes.empty} role="alert">
                        {words("invite.empty")}
                    </p>
                )}
                {!isAtRows(sending.problem) && <FormProblem problem={sending.problem} />}
                <Explained reason={isFull ? words("invite.full") : undefined}>
                    {(off) => (
                        <Button type="submit" loading={sending.busy} {...off}>
                            {words("invite.send")}
                        </Button>
                    )}
                </Explained>
            </div>
        </form>
    );
}

function withoutId({ id: _, ...row }: Row) {
    return row;
}
