import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Offer } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords, type Words } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { ordersKey, placeOrder } from "./api";

const most = 100_000;

type OrderFormProps = { account: string; offers: Offer[]; product: string; onClose: () => void };

export function OrderForm({ account, offers, product, onClose }: OrderFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const owner = useCurrent().membership.id;
    const first = offers.find(({ slug }) => slug === product) ?? offers[0];
    const ordering = useServerForm({
        initialValues: { product: first?.slug ?? "", quantity: "", note: "" },
        required: ["product", "quantity"],
        check: ({ quantity }, say) =>
            quantity.trim() && !isQuantity(quantity)
                ? { quantity: say("orders.quantity.bad") }
                : {},
        keep: { as: `order.${owner}`, fields: ["quantity", "note"] },
        send: ({ quantity, ...rest }, key) =>
            placeOrder(account, { ...rest, quantity: Number(quantity) }, key),
        done: ({ state }) => {
            void queries.invalidateQueries({ queryKey: ordersKey(account) });
            toast(words(state === "approved" ? "orders.placed.approved" : "orders.placed"));
            onClose();
        },
    });
    const field = ordering.form.getInputProps;
    return (
        <form ref={ordering.element} className={form.form} onSubmit={ordering.onSubmit} noValidate>
            <p>{words("orders.new.lead")}</p>
            <FormProblem problem={ordering.problem} />
            <div className={form.pair}>
                <NativeSelect
                    label={words("orders.product")}
                    data={offers.map(({ slug, name }) => ({ value: slug, label: name }))}
                    {...field("product")}
                />
                <TextInput
                    label={words("orders.quantity")}
                    inputMode="numeric"
                    maxLength={6}
                    autoFocus
                    {...field("quantity")}
                />
            </div>
            <p role="status">{outcome(words, offers, ordering.form.values)}</p>
            <Textarea
                label={words("orders.note")}
                description={words("orders.note.hint")}
                rows={2}
                maxLength={500}
                {...field("note")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={ordering.busy}>
                    {words("orders.place")}
                </ActButton>
            </div>
        </form>
    );
}

function isQuantity(text: string): boolean {
    const number = Number(text);
    return Number.isInteger(number) && number >= 1 && number <= most;
}

/** What approving it will bring: "3 now, 8 once approved". */
function outcome(words: Words, offers: Offer[], wanted: { product: string; quantity: string }) {
    const total = offers.find(({ slug }) => slug === wanted.product)?.total ?? 0;
    if (!isQuantity(wanted.quantity)) return words("orders.now", { total });
    return words("orders.outcome", { total, then: total + Number(wanted.quantity) });
}
