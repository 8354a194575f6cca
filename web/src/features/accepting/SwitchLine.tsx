import { Button } from "@mantine/core";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { useSwitchAccount } from "./use_switch_account";

/** For whoever may accept as this person, and would rather not. */
export function SwitchLine() {
    const words = useWords();
    const switching = useSwitchAccount();
    return (
        <>
            <FormProblem problem={switching.problem} />
            <Button
                variant="subtle"
                size="compact-sm"
                loading={switching.busy}
                onClick={() => switching.submit(null)}
            >
                {words("invitation.switch")}
            </Button>
        </>
    );
}
