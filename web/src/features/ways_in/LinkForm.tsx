import { Button, TextInput } from "@mantine/core";
import { today } from "../../lib/days";
import { isProblem } from "../../api/problem";
import type { SignUpLink } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Choices, Tick } from "../../ui/Choice";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { useLinkForm } from "./use_link_form";

type LinkFormProps = { link: SignUpLink | undefined; onClose: () => void };

/** What a link is called, and whom it lets in. Nothing but the terms is asked, and none is needed. */
export function LinkForm({ link, onClose }: LinkFormProps) {
    const words = useWords();
    const saving = useLinkForm(link, onClose);
    const { values, setFieldValue, getInputProps: field } = saving.form;
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            {isProblem(saving.problem, 412) ? (
                <StaleNotice
                    {...saving.stale}
                    say={({ name }) =>
                        words("links.stale", { name: name || words("links.unnamed") })
                    }
                />
            ) : (
                <FormProblem problem={saving.problem} />
            )}
            <TextInput
                label={words("links.name")}
                description={words("links.name.means")}
                maxLength={100}
                data-autofocus
                {...field("name")}
            />
            <TextInput
                label={words("links.domain")}
                description={words("links.domain.means")}
                placeholder="acme.com"
                autoCapitalize="none"
                spellCheck={false}
                {...field("domain")}
            />
            <div className={form.pair}>
                <TextInput
                    label={words("links.most")}
                    description={words("links.most.means")}
                    inputMode="numeric"
                    maxLength={9}
                    {...field("max_uses")}
                />
                <TextInput
                    type="date"
                    label={words("links.expires")}
                    description={words("links.expires.means")}
                    min={today()}
                    {...field("expires_at")}
                />
            </div>
            <Choices>
                <Tick
                    label={words("links.needs_approval")}
                    means={words("links.needs_approval.means")}
                    off={undefined}
                    checked={values.needs_approval === "true"}
                    onChange={(asked) => setFieldValue("needs_approval", String(asked))}
                />
            </Choices>
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words(link ? "edit.save" : "links.open")}
                </ActButton>
            </div>
        </form>
    );
}
