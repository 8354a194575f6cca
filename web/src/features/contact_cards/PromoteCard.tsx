import { Button, Radio } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import type { ContactCard } from "../../api/types";
import { clientsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { promoteCard } from "../../lib/promotions";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { cardsKey } from "./api";

type PromoteCardProps = { card: ContactCard; opened: boolean; onClose: () => void };

/** Somebody whose card one keeps is to be a client. */
export function PromoteCard({ card, opened, onClose }: PromoteCardProps) {
    const words = useWords();
    const adding = usePromoting(card, onClose);
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words("cards.promote.title", { name: fullName(card) })}
        >
            <form ref={adding.element} className={form.form} onSubmit={adding.onSubmit} noValidate>
                <p>{words("cards.promote.text")}</p>
                <FormProblem problem={adding.problem} />
                <Radio.Group
                    label={words("clients.way")}
                    {...adding.form.getInputProps("delivery")}
                >
                    {(["portal", "quiet"] as const).map((way) => (
                        <Radio
                            key={way}
                            mt="xs"
                            value={way}
                            label={words(`clients.way.${way}`)}
                            description={words(`clients.way.${way}.means`)}
                        />
                    ))}
                </Radio.Group>
                <div className={form.actions}>
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <ActButton type="submit" loading={adding.busy}>
                        {words("cards.promote")}
                    </ActButton>
                </div>
            </form>
        </Dialog>
    );
}

function usePromoting(card: ContactCard, onDone: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    return useServerForm({
        initialValues: { delivery: "quiet" },
        required: [],
        send: ({ delivery }, key) =>
            promoteCard(account.id, card.id, delivery === "portal" ? "portal" : "quiet", key),
        done: ({ card_kept }) => {
            const name = fullName(card);
            toast(words(card_kept ? "cards.promoted.kept" : "cards.promoted", { name }));
            const contacts = ["accounts", account.id, "contacts"];
            for (const queryKey of [cardsKey(account.id), clientsKey(account.id), contacts])
                void queries.invalidateQueries({ queryKey });
            onDone();
        },
    });
}
