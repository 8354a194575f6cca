import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { TwoStepDialog } from "../../features/profile/TwoStepDialog";
import type { Current } from "../../lib/current";
import { meQuery } from "../../lib/me";
import { useWords } from "../../lib/words";
import { DoorDrawing } from "../../ui/drawings";
import { Notice } from "../../ui/Notice";
import { PasskeyAgain } from "../../ui/PasskeyAgain";
import { PublicPage } from "../../ui/PublicPage";
import { useSignOut } from "./use_sign_out";

type TwoStepFirstProps = {
    current: Current;
    /** Setting it up; recovery codes are shown at its end, when the account is open already. */
    opened: boolean;
    onOpened: (opened: boolean) => void;
};

/** The account asks for two-step sign-in, and is closed until it is set up. */
export function TwoStepFirst({ current, opened, onOpened }: TwoStepFirstProps) {
    const { account, active, choose } = current;
    const queries = useQueryClient();
    const words = useWords();
    const signingOut = useSignOut();
    const open = active.filter((membership) => !membership.lacks_second_factor);
    function askAnew() {
        void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    }
    function close() {
        onOpened(false);
        askAnew();
    }

    return (
        <PublicPage>
            <Notice
                plain
                drawing={<DoorDrawing />}
                title={words("two_step.first.title")}
                text={words("two_step.first.text", { account: account.name })}
            >
                <Button onClick={() => onOpened(true)}>{words("two_step.set_up")}</Button>
                <PasskeyAgain onShown={askAnew} />
                {open.map(({ account: { id, name } }) => (
                    <Button key={id} variant="default" onClick={() => choose(id)}>
                        {words("two_step.first.other", { account: name })}
                    </Button>
                ))}
                <Button
                    variant="default"
                    loading={signingOut.busy}
                    onClick={() => signingOut.submit(null)}
                >
                    {words("shell.sign_out")}
                </Button>
            </Notice>
            <TwoStepDialog opened={opened} act="set_up" onClose={close} />
        </PublicPage>
    );
}
