import { Button } from "@mantine/core";
import { useSwitchAccount } from "../../lib/switch_account";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";

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
