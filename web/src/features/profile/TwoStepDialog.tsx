import { useState } from "react";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import { NewCodes } from "./NewCodes";
import { RecoveryCodes } from "./RecoveryCodes";
import { SetUpApp } from "./SetUpApp";
import { TurnOff } from "./TurnOff";

export type TwoStepAct = "set_up" | "codes" | "off";

type TwoStepDialogProps = {
    opened: boolean;
    /** Stays while the dialog closes. */
    act: TwoStepAct;
    onClose: () => void;
};

/** Sets two-step sign-in up, or changes it; recovery codes are shown this once, so no slip closes them. */
export function TwoStepDialog({ opened, act, onClose }: TwoStepDialogProps) {
    const words = useWords();
    const [codes, setCodes] = useState<string[]>();
    const title = codes ? "two_step.codes.title" : (`two_step.title.${act}` as const);
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            size={480}
            onExitTransitionEnd={() => setCodes(undefined)}
            title={words(title)}
            closeOnClickOutside={false}
            closeOnEscape={!codes}
            withCloseButton={!codes}
        >
            {codes ? (
                <RecoveryCodes codes={codes} onClose={onClose} />
            ) : act === "off" ? (
                <TurnOff onDone={onClose} onCancel={onClose} />
            ) : act === "codes" ? (
                <NewCodes onMade={setCodes} onCancel={onClose} />
            ) : (
                <SetUpApp onMade={setCodes} onCancel={onClose} />
            )}
        </Dialog>
    );
}
