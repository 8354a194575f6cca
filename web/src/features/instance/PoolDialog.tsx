import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { InstanceAccount, InstanceProduct } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { toast } from "../../ui/toast";
import { instanceKey, productsQuery, setPool } from "./api";
import { isTotal } from "./totals";

type PoolDialogProps = {
    account: InstanceAccount | undefined;
    opened: boolean;
    onClose: () => void;
};

/** How many licenses an account has of a product; of one it has not, this opens the pool. */
export function PoolDialog({ account, opened, onClose }: PoolDialogProps) {
    const words = useWords();
    const products = useQuery(productsQuery).data;
    // Its words stay while it fades out.
    const asked = useRef(account);
    asked.current = account ?? asked.current;
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words("instance.set.title", { account: asked.current?.name ?? "" })}
        >
            {!products && <LoadingRows rows={2} />}
            {products && asked.current && (
                <PoolForm account={asked.current} products={products} onClose={onClose} />
            )}
        </Dialog>
    );
}

type PoolFormProps = { account: InstanceAccount; products: InstanceProduct[]; onClose: () => void };

function PoolForm({ account, products, onClose }: PoolFormProps) {
    const words = useWords();
    const queries = useQueryClient();
    const setting = useServerForm({
        initialValues: valuesOf(account, products[0]?.slug ?? ""),
        required: [],
        check: ({ total, unlimited }, say) =>
            unlimited === "no" && !isTotal(total) ? { total: say("instance.total.bad") } : {},
        send: ({ product, total, unlimited }) =>
            setPool(
                account.id,
                product,
                unlimited === "yes" ? { unlimited: true } : { total: Number(total) },
            ),
        done: () => {
            void queries.invalidateQueries({ queryKey: instanceKey });
            toast(words("instance.set.done"));
            onClose();
        },
    });
    const { values, getInputProps: field } = setting.form;
    return (
        <form ref={setting.element} className={form.form} onSubmit={setting.onSubmit} noValidate>
            <p>{words("instance.set.lead")}</p>
            <FormProblem problem={setting.problem} />
            <NativeSelect
                label={words("orders.product")}
                data={products.map(({ slug, name }) => ({ value: slug, label: name }))}
                value={values.product}
                onChange={({ currentTarget: { value } }) =>
                    setting.form.setValues(valuesOf(account, value))
                }
            />
            <TextInput
                label={words("instance.total")}
                inputMode="numeric"
                maxLength={7}
                data-autofocus
                readOnly={values.unlimited === "yes"}
                {...field("total")}
            />
            <Checkbox
                label={words("instance.unlimited")}
                checked={values.unlimited === "yes"}
                onChange={({ currentTarget: { checked } }) =>
                    setting.form.setFieldValue("unlimited", checked ? "yes" : "no")
                }
            />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={setting.busy}>
                    {words("profile.save")}
                </ActButton>
            </div>
        </form>
    );
}

function valuesOf({ products }: InstanceAccount, product: string) {
    const pool = products.find(({ slug }) => slug === product);
    const isUnlimited = pool !== undefined && typeof pool.total !== "number";
    return { product, total: String(pool?.total ?? ""), unlimited: isUnlimited ? "yes" : "no" };
}
