import { useQueryClient } from "@tanstack/react-query";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { secondFactorsQuery } from "../../lib/own_login";
import { makeRecoveryCodes } from "./api";
import { usePasswordAgain } from "../../ui/PasswordAgain";
import { ShowAgain } from "../../ui/ShowAgain";

type NewCodesProps = { onMade: (codes: string[]) => void; onCancel: () => void };

export function NewCodes({ onMade, onCancel }: NewCodesProps) {
    const words = useWords();
    const queries = useQueryClient();
    const again = usePasswordAgain();
    const making = useSubmit({
        send: async (_: null, key) => {
            await again.show();
            return makeRecoveryCodes(key);
        },
        done: (codes) => {
            onMade(codes);
            void queries.invalidateQueries({ queryKey: secondFactorsQuery.queryKey });
        },
    });
    return (
        <ShowAgain
            again={again}
            problem={making.problem}
            busy={making.busy}
            label={words("two_step.new_codes")}
            onSubmit={() => void making.submit(null)}
            onCancel={onCancel}
        >
            <p>{words("two_step.new_codes.text")}</p>
        </ShowAgain>
    );
}
