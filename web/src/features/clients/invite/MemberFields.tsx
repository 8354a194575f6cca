import { ActionIcon, TextInput } from "@mantine/core";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import { TrashIcon } from "../../../ui/icons";
import { at, type Field, type Member, type Mistakes } from "./draft";
import classes from "./Invite.module.css";

type MemberFieldsProps = {
    member: Member;
    number: number;
    mistakes: Mistakes;
    isOnly: boolean;
    onChange: (field: Field, text: string) => void;
    onRemove: () => void;
};

/** One client: a name, and an address or a number. */
export function MemberFields(props: MemberFieldsProps) {
    const words = useWords();
    const { member, number, mistakes, isOnly, onChange, onRemove } = props;
    const field = (name: Field) => ({
        value: member[name],
        error: mistakes[at(number - 1, name)],
        autoComplete: "off",
        maxLength: name === "email" ? 254 : 100,
        onChange: (event: { currentTarget: HTMLInputElement }) =>
            onChange(name, event.currentTarget.value),
    });
    return (
        <fieldset className={classes.member}>
            <legend className={isOnly ? "visually-hidden" : classes.legend}>
                {words("clients.member", { number })}
            </legend>
            {!isOnly && (
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.remove}
                    aria-label={words("clients.member.remove", { number })}
                    title={words("clients.member.remove", { number })}
                    onClick={onRemove}
                >
                    <TrashIcon size={16} />
                </ActionIcon>
            )}
            <div className={form.pair}>
                <TextInput
                    label={words("person.first_name")}
                    data-autofocus={number === 1 || undefined}
                    {...field("first_name")}
                />
                <TextInput label={words("person.last_name")} {...field("last_name")} />
                <TextInput
                    label={words("person.email")}
                    type="email"
                    autoCapitalize="none"
                    spellCheck={false}
                    {...field("email")}
                />
                <TextInput label={words("detail.phone")} type="tel" {...field("phone")} />
            </div>
        </fieldset>
    );
}
