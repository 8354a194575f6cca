import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCurrent } from "../../../lib/current";
import { useGiving } from "../../../lib/giving";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { Dialog } from "../../../ui/Dialog";
import { usePasswordAgain } from "../../../ui/PasswordAgain";
import { ShowAgain } from "../../../ui/ShowAgain";
import { toast } from "../../../ui/toast";
import { takeSecondFactors, userKey, type UserVersion } from "./api";
import classes from "./EditUser.module.css";

type TwoStepOffProps = {
    user: UserVersion["user"];
    opened: boolean;
    onOpen: () => void;
    onClose: () => void;
};

/** For somebody who has lost the phone and the recovery codes. Not there where nothing is to be lost. */
export function TwoStepOff({ user, opened, onOpen, onClose }: TwoStepOffProps) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const { untouchable } = useGiving(user);
    const [isDone, setDone] = useState(false);
    const again = usePasswordAgain();
    const name = user.display_name;
    const taking = useSubmit({
        send: async (id: string) => {
            await again.show();
            await takeSecondFactors(account.id, id);
        },
        done: async () => {
            onClose();
            setDone(true);
            toast(words("edit.two_step.done", { name }));
            await queries.invalidateQueries({ queryKey: userKey(account.id, user.id) });
        },
    });
    function cancel() {
        again.forget();
        taking.forget();
        onClose();
    }
    if (!user.has_second_factor || isDone) return null;
    const off = user.id === membership.id ? words("edit.two_step.self") : untouchable;
    return (
        <div className={classes.twoStep}>
            <div>
                <div>{words("edit.two_step")}</div>
                <p className={classes.twoStepMeans}>{words("edit.two_step.means")}</p>
            </div>
            <ActButton variant="default" size="compact-sm" off={off} onClick={onOpen}>
                {words("two_step.turn_off")}
            </ActButton>
            <Dialog opened={opened} title={words("edit.two_step.title", { name })} onClose={cancel}>
                <ShowAgain
                    again={again}
                    problem={taking.problem}
                    busy={taking.busy}
                    label={words("two_step.turn_off")}
                    color="red"
                    onSubmit={() => void taking.submit(user.id)}
                    onCancel={cancel}
                >
                    <p>{words("edit.two_step.text", { name })}</p>
                </ShowAgain>
            </Dialog>
        </div>
    );
}
