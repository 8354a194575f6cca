import { ActionIcon, Button } from "@mantine/core";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import { FormProblem } from "../../../ui/FormProblem";
import { ResetIcon } from "../../../ui/icons";
import type { Choice } from "./fill";
import { InviteGrid } from "./InviteGrid";
import classes from "./InviteSection.module.css";
import { placesIn } from "./rows";
import type { Grid } from "./use_grid";
import { useSend } from "./use_send";

type InviteSectionProps = {
    account: string;
    grid: Grid;
    pools: Product[];
    roles: Choice[];
    /** Where to look at what was sent. */
    onShowSent: () => void;
    /** Another way than the grid. */
    children: ReactNode;
};

export function InviteSection(props: InviteSectionProps) {
    const { account, grid, pools, roles, onShowSent, children } = props;
    const words = useWords();
    const sending = useSend(account, grid, onShowSent);
    const isFull = placesIn(pools) === 0;

    function onSubmit(event: FormEvent | KeyboardEvent) {
        event.preventDefault();
        if (!isFull) sending.send();
    }

    function onKeyDown(event: KeyboardEvent) {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit(event);
    }

    return (
        <form
            ref={sending.form}
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
                {children}
                {sending.isBlank && (
                    <p className={classes.empty} role="alert">
                        {words("invite.empty")}
                    </p>
                )}
                <FormProblem problem={sending.problem} />
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
