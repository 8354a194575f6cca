import { Button, Radio } from "@mantine/core";
import type { ClientDelivery } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { Choices, Pick } from "../../../ui/Choice";
import { FormProblem } from "../../../ui/FormProblem";
import form from "../../../ui/form.module.css";
import { needsRoom } from "./draft";
import { RoomFields } from "./RoomFields";
import { StepFrame } from "./StepFrame";
import type { Inviting } from "./use_inviting";

const deliveries: readonly ClientDelivery[] = ["workspace", "portal", "quiet"];

/** What is mailed to them, if anything. */
export function WayStep({ inviting }: { inviting: Inviting }) {
    const words = useWords();
    const { draft, set } = inviting;
    const count = draft.members.length;
    return (
        <StepFrame
            inviting={inviting}
            step={2}
            onSubmit={inviting.send}
            foot={
                <>
                    <Button variant="default" onClick={inviting.back}>
                        {words("action.back")}
                    </Button>
                    <ActButton
                        type="submit"
                        loading={inviting.busy}
                        off={needsRoom(draft) ? words("clients.room.missing") : undefined}
                    >
                        {words(`clients.invite.do.${draft.delivery}`, { count })}
                    </ActButton>
                </>
            }
        >
            <div className={form.form}>
                <FormProblem problem={inviting.problem} />
                <Radio.Group
                    label={words("clients.way")}
                    value={draft.delivery}
                    onChange={(delivery) => set({ delivery: delivery as ClientDelivery })}
                >
                    <Choices>
                        {deliveries.map((delivery) => (
                            <Pick
                                key={delivery}
                                value={delivery}
                                label={words(`clients.way.${delivery}`)}
                                means={words(`clients.way.${delivery}.means`)}
                                off={undefined}
                            />
                        ))}
                    </Choices>
                </Radio.Group>
                {draft.delivery === "workspace" && <RoomFields draft={draft} onChange={set} />}
            </div>
        </StepFrame>
    );
}
