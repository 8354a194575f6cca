import { Button, Checkbox, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { InstanceProduct } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { addProduct, changeProduct, instanceKey } from "./api";
import { isTotal } from "./totals";

type Edited = InstanceProduct | "new";
type ProductDialogProps = { product: Edited | undefined; opened: boolean; onClose: () => void };

export function ProductDialog({ product, opened, onClose }: ProductDialogProps) {
    const words = useWords();
    // Its words stay while it fades out.
    const edited = useRef(product);
    edited.current = product ?? edited.current;
    const isNew = edited.current === "new";
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            title={words(isNew ? "instance.product.add" : "instance.product.edit.title")}
        >
            {edited.current && <ProductForm product={edited.current} onClose={onClose} />}
        </Dialog>
    );
}

function ProductForm({ product, onClose }: { product: Edited; onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const isNew = product === "new";
    const saving = useServerForm({
        initialValues: valuesOf(product),
        required: isNew ? ["name", "slug"] : ["name"],
        check: ({ default_total, unlimited }, say) =>
            unlimited === "no" && !isTotal(default_total)
                ? { default_total: say("instance.total.bad") }
                : {},
        send: (values, key) =>
            isNew
                ? addProduct({ slug: values.slug, ...fieldsOf(values) }, key)
                : changeProduct(product.slug, fieldsOf(values)),
        done: () => {
            void queries.invalidateQueries({ queryKey: instanceKey });
            toast(words("instance.product.saved"));
            onClose();
        },
    });
    const { values, getInputProps: field } = saving.form;
    const check = (name: "unlimited" | "is_default") => ({
        checked: values[name] === "yes",
        onChange: ({ currentTarget: { checked } }: React.ChangeEvent<HTMLInputElement>) =>
            saving.form.setFieldValue(name, checked ? "yes" : "no"),
    });
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            <FormProblem problem={saving.problem} />
            <TextInput
                label={words("instance.product.name")}
                maxLength={100}
                data-autofocus
                {...field("name")}
            />
            {isNew && (
                <TextInput
                    label={words("instance.product.slug")}
                    description={words("instance.product.slug.hint")}
                    maxLength={40}
                    {...field("slug")}
                />
            )}
            <Checkbox label={words("instance.product.default")} {...check("is_default")} />
            <TextInput
                label={words("instance.product.default_total")}
                inputMode="numeric"
                maxLength={7}
                readOnly={values.unlimited === "yes"}
                {...field("default_total")}
            />
            <Checkbox label={words("instance.unlimited")} {...check("unlimited")} />
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words("profile.save")}
                </ActButton>
            </div>
        </form>
    );
}

type Values = Record<"slug" | "name" | "is_default" | "default_total" | "unlimited", string>;

function valuesOf(product: Edited): Values {
    if (product === "new")
        return { slug: "", name: "", is_default: "yes", default_total: "3", unlimited: "no" };
    const { slug, name, is_default, default_total } = product;
    const isUnlimited = typeof default_total !== "number";
    return {
        slug,
        name,
        is_default: is_default ? "yes" : "no",
        default_total: isUnlimited ? "" : String(default_total),
        unlimited: isUnlimited ? "yes" : "no",
    };
}

function fieldsOf({ name, is_default, default_total, unlimited }: Values) {
    const total =
        unlimited === "yes" ? { unlimited: true } : { default_total: Number(default_total) };
    return { name, is_default: is_default === "yes", ...total };
}
