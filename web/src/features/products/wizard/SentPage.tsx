import { Button } from "@mantine/core";
import { useState, type MouseEvent } from "react";
import type { Invitation } from "../../../api/types";
import { copyText } from "../../../lib/copy";
import { useCurrent } from "../../../lib/current";
import { fullName } from "../../../lib/full_name";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { CopyField } from "../../../ui/CopyField";
import { FormProblem } from "../../../ui/FormProblem";
import { toast } from "../../../ui/toast";
import { copyInvitationLink } from "../api";
import { Frame } from "./Frame";
import type { Wizard } from "./use_wizard";
import classes from "./Wizard.module.css";

// It stands where the button was that sent the invitation: a double click there closes nothing.
function ignoreSecondClick(event: MouseEvent) {
    if (event.detail > 1) event.preventDefault();
}

type SentPageProps = { wizard: Wizard; sent: Invitation; onClose: () => void };

/** It is on its way; who sends no mail hands the link over by hand. */
export function SentPage({ wizard, sent, onClose }: SentPageProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [link, setLink] = useState("");
    const copying = useSubmit({
        send: (id: string, key) => copyInvitationLink(account.id, id, key),
        done: async (url) => {
            setLink(url);
            await copyText(url).then(
                () => toast(words("invitations.act.link.done", { name: fullName(sent) })),
                () => undefined,
            );
        },
    });

    function close() {
        wizard.again();
        onClose();
    }

    return (
        <Frame
            title={words("invite.sent")}
            lead={words("product.sent.lead", { name: fullName(sent), email: sent.email })}
            onSubmit={close}
            foot={
                <>
                    <Button className={classes.push} variant="subtle" onClick={wizard.again}>
                        {words("product.sent.another")}
                    </Button>
                    <Button type="submit" onClick={ignoreSecondClick}>
                        {words("product.sent.close")}
                    </Button>
                </>
            }
        >
            <FormProblem problem={copying.problem} />
            <p className={classes.quiet}>{words("product.sent.by_hand")}</p>
            {link ? (
                <CopyField label={words("invitations.link")} value={link} />
            ) : (
                <div>
                    <Button
                        variant="default"
                        loading={copying.busy}
                        onClick={() => copying.submit(sent.id)}
                    >
                        {words("invitations.act.link")}
                    </Button>
                </div>
            )}
        </Frame>
    );
}
