import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { AddedContactCard, ContactCard, NewContactCard } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { addCard, cardsKey, changeCard } from "./api";

type CardDialogProps = { card?: ContactCard | undefined; opened: boolean; onClose: () => void };

/** Adds a contact, or changes one. */
export function CardDialog({ card, opened, onClose }: CardDialogProps) {
    const words = useWords();
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words(card ? "cards.change" : "cards.add")}
        >
            <CardForm card={card} onClose={onClose} />
        </Dialog>
    );
}

const fields = ["first_name", "last_name", "email", "mobile"] as const;
type Fields = Record<(typeof fields)[number], string>;

function CardForm({ card, onClose }: Omit<CardDialogProps, "opened">) {
    const words = useWords();
    const saving = useCardForm(card, onClose);
    const { getInputProps: field } = saving.form;
    const isTwice = isProblem(saving.problem) && saving.problem.code === "already_contact";
    const email = field("email");
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            {!isTwice && <FormProblem problem={saving.problem} />}
            <div className={form.pair}>
                <TextInput
                    label={words("cards.first_name")}
                    maxLength={100}
                    data-autofocus
                    {...field("first_name")}
                />
                <TextInput
                    label={words("cards.last_name")}
                    maxLength={100}
                    {...field("last_name")}
                />
            </div>
            <TextInput
                label={words("cards.email")}
                type="email"
                autoCapitalize="none"
                spellCheck={false}
                {...email}
                error={isTwice ? words("problem.already_contact") : email.error}
            />
            <TextInput label={words("cards.mobile")} type="tel" {...field("mobile")} />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words(card ? "edit.save" : "cards.add")}
                </ActButton>
            </div>
        </form>
    );
}

function useCardForm(card: ContactCard | undefined, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    return useServerForm<Fields, ContactCard | AddedContactCard>({
        initialValues: {
            first_name: card?.first_name ?? "",
            last_name: card?.last_name ?? "",
            email: card?.email ?? "",
            mobile: card?.mobile ?? "",
        },
        required: ["first_name", "last_name", "email"],
        keep: { as: `card.${card?.id ?? "new"}.${membership.id}`, fields: [...fields] },
        send: (values, key) => {
            const body = trimmed(values);
            return card ? changeCard(account.id, card, body) : addCard(account.id, body, key);
        },
        done: async (saved) => {
            await queries.invalidateQueries({ queryKey: cardsKey(account.id) });
            const name = fullName(saved);
            toast(words(card ? "cards.changed" : "cards.added", { name }));
            if (!card && saved.is_colleague) toast(words("cards.is_colleague", { name }), "note");
            onDone();
        },
    });
}

function trimmed({ first_name, last_name, email, mobile }: Fields): NewContactCard {
    return {
        first_name: first_name.trim(),
        last_name: last_name.trim(),
        email: email.trim(),
        mobile: mobile.trim(),
    };
}
