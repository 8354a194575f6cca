import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { InstanceOrder } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { decide, instanceKey } from "./api";

type RejectDialogProps = {
    order: InstanceOrder | undefined;
    opened: boolean;
    onClose: () => void;
};

/** Nobody is turned down without being told why. */
export function RejectDialog({ order, opened, onClose }: RejectDialogProps) {
    const words = useWords();
    // Its words stay while it fades out.
    const asked = useRef(order);
    asked.current = order ?? asked.current;
    return (
        <Dialog opened={opened} onClose={onClose} title={words("instance.reject.title")}>
            {asked.current && <RejectForm order={asked.current} onClose={onClose} />}
        </Dialog>
    );
}

type RejectFormProps = { order: InstanceOrder; onClose: () => void };

function RejectForm({ order, onClose }: RejectFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const owner = useCurrent().me.person.id;
    const rejecting = useServerForm({
        initialValues: { note: "" },
        required: ["note"],
        keep: { as: `reject.${order.id}.${owner}`, fields: ["note"] },
        send: ({ note }, key) =>
            decide({ account: order.account.id, order: order.id, what: "reject", note }, key),
        done: () => {
            void queries.invalidateQueries({ queryKey: instanceKey });
            toast(words("instance.rejected"));
            onClose();
        },
    });
    const { quantity, product_name: product } = order;
    const what = words("orders.what", { quantity, product });
    return (
        <form
            ref={rejecting.element}
            className={form.form}
            onSubmit={rejecting.onSubmit}
            noValidate
        >
            <p>{words("instance.reject.lead", { what, account: order.account.name })}</p>
            <FormProblem problem={rejecting.problem} />
            <Textarea
                label={words("instance.reject.note")}
                rows={3}
                maxLength={500}
                data-autofocus
                {...rejecting.form.getInputProps("note")}
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" color="red" loading={rejecting.busy}>
                    {words("instance.reject")}
                </ActButton>
            </div>
        </form>
    );
}
