import { useQueryClient } from "@tanstack/react-query";
import { meQuery } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { removeTotp } from "./api";
import { usePasswordAgain } from "../../ui/PasswordAgain";
import { ShowAgain } from "../../ui/ShowAgain";

type TurnOffProps = { onDone: () => void; onCancel: () => void };

export function TurnOff({ onDone, onCancel }: TurnOffProps) {
    const words = useWords();
    const queries = useQueryClient();
    const again = usePasswordAgain();
    const removing = useSubmit({
        send: async () => {
            await again.show();
            await removeTotp();
        },
        done: async () => {
            toast(words("two_step.turned_off"));
            onDone();
            await queries.invalidateQueries({ queryKey: meQuery.queryKey });
        },
    });
    return (
        <ShowAgain
            again={again}
            problem={removing.problem}
            busy={removing.busy}
            label={words("two_step.turn_off")}
            color="red"
            onSubmit={() => void removing.submit(undefined)}
            onCancel={onCancel}
        >
            <p>{words("two_step.turn_off.text")}</p>
        </ShowAgain>
    );
}
