import { Button, Textarea, TextInput } from "@mantine/core";
import { today } from "../../../lib/days";
import { useWords } from "../../../lib/words";
import { FormProblem } from "../../../ui/FormProblem";
import form from "../../../ui/form.module.css";
import { PlusIcon } from "../../../ui/icons";
import { changed, mostMembers, withAnother, without } from "./draft";
import { GroupFields } from "./GroupFields";
import classes from "./Invite.module.css";
import { MemberFields } from "./MemberFields";
import { StepFrame } from "./StepFrame";
import type { Inviting } from "./use_inviting";

type DetailsStepProps = { inviting: Inviting; isGroup: boolean; onClose: () => void };

/** Who they are, one or several. */
export function DetailsStep({ inviting, isGroup, onClose }: DetailsStepProps) {
    const words = useWords();
    const { draft, set, mistakes } = inviting;
    return (
        <StepFrame
            inviting={inviting}
            step={1}
            onSubmit={inviting.next}
            foot={
                <>
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <Button type="submit">{words("action.next")}</Button>
                </>
            }
        >
            <div className={form.form}>
                <p className={form.quiet}>{words("clients.invite.lead")}</p>
                <FormProblem problem={inviting.problem} />
                {isGroup && <GroupFields draft={draft} mistake={mistakes["name"]} onChange={set} />}
                {draft.members.map((member, index) => (
                    <MemberFields
                        key={index}
                        member={member}
                        number={index + 1}
                        mistakes={mistakes}
                        isOnly={draft.members.length === 1}
                        onChange={(field, text) => set(changed(draft, index, field, text))}
                        onRemove={() => set(without(draft, index))}
                    />
                ))}
                {draft.members.length < mostMembers && (
                    <Button
                        variant="default"
                        className={classes.another}
                        leftSection={<PlusIcon size={16} />}
                        onClick={() => set(withAnother(draft))}
                    >
                        {words("clients.invite.another")}
                    </Button>
                )}
                <TextInput
                    label={words("clients.company")}
                    maxLength={100}
                    value={draft.company}
                    error={mistakes["company"]}
                    onChange={(event) => set({ company: event.currentTarget.value })}
                />
                <TextInput
                    type="date"
                    label={words("clients.end")}
                    description={words("clients.end.first")}
                    min={today()}
                    value={draft.end}
                    error={mistakes["valid_until"]}
                    onChange={(event) => set({ end: event.currentTarget.value })}
                />
                <Textarea
                    label={words("invite.message")}
                    description={words("invite.message.hint")}
                    rows={2}
                    maxLength={500}
                    value={draft.message}
                    error={mistakes["message"]}
                    onChange={(event) => set({ message: event.currentTarget.value })}
                />
            </div>
        </StepFrame>
    );
}
