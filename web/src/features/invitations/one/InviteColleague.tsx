import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { useServerForm } from "../../../lib/server_form";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
import { Dialog } from "../../../ui/Dialog";
import form from "../../../ui/form.module.css";
import { FormProblem } from "../../../ui/FormProblem";
import { NameFields } from "../../../ui/NameFields";
import { toast } from "../../../ui/toast";
import { invitationsKey, invite } from "../api";

type InviteColleagueProps = { opened: boolean; onClose: () => void };

/** Invites somebody to work here; whoever may not add users has to wait for one who may. */
export function InviteColleague({ opened, onClose }: InviteColleagueProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("invite.colleague.title")}>
            <ColleagueForm onClose={onClose} />
        </Dialog>
    );
}

const empty = { first_name: "", last_name: "", email: "", message: "", delivery: "portal" };

function ColleagueForm({ onClose }: { onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership, may } = useCurrent();
    const waits = !may("users.manage");
    const inviting = useServerForm({
        initialValues: empty,
        required: ["first_name", "last_name", "email"],
        keep: {
            as: `colleague.${membership.id}`,
            fields: Object.keys(empty) as (keyof typeof empty)[],
        },
        send: ({ message, delivery, ...person }, key) => {
            const more = {
                ...(message.trim() && { message: message.trim() }),
                ...(delivery === "quiet" && { delivery: "quiet" as const }),
            };
            return invite(account.id, { kind: "internal", ...person, ...more }, key);
        },
        done: ({ state }) => {
            const isQuiet = String(state) === "quiet";
            const sent = waits ? "invite.colleague.waits" : "invite.sent";
            toast(words(isQuiet ? "invite.colleague.added" : sent));
            void queries.invalidateQueries({ queryKey: ["accounts", account.id, "contacts"] });
            void queries.invalidateQueries({ queryKey: invitationsKey(account.id) });
            onClose();
        },
    });
    const field = inviting.form.getInputProps;
    return (
        <form ref={inviting.element} className={form.form} onSubmit={inviting.onSubmit} noValidate>
            <p className={form.quiet}>
                {words(waits ? "invite.colleague.lead.waits" : "invite.colleague.lead")}
            </p>
            <FormProblem problem={inviting.problem} />
            <NameFields field={field} of="another" first="in a dialog" />
            <TextInput
                label={words("person.email")}
                type="email"
                autoComplete="off"
                {...field("email")}
            />
            <Textarea
                label={words("invite.message")}
                description={words("invite.message.hint")}
                rows={2}
                maxLength={500}
                {...field("message")}
            />
            <Ways field={field} />
            <p className={form.quiet}>{words("invite.colleague.client")}</p>
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={inviting.busy}>
                    {words(
                        inviting.form.values.delivery === "quiet"
                            ? "invite.colleague.quiet.do"
                            : "invite.one.submit",
                    )}
                </ActButton>
            </div>
        </form>
    );
}

type WaysProps = { field: (name: "delivery") => object };

function Ways({ field }: WaysProps) {
    const words = useWords();
    return (
        <Radio.Group label={words("clients.way")} {...field("delivery")}>
            <Radio
                mt="xs"
                value="portal"
                label={words("clients.way.portal")}
                description={words("invite.colleague.portal.means")}
            />
            <Radio
                mt="xs"
                value="quiet"
                label={words("clients.way.quiet")}
                description={words("invite.colleague.quiet.means")}
            />
        </Radio.Group>
    );
}
