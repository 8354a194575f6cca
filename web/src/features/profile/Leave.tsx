import { useState } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import { Section } from "../../ui/Section";
import classes from "./Fields.module.css";
import { LeaveForm } from "./LeaveForm";

/** The way out of the account in use. */
export function Leave() {
    const words = useWords();
    const { name: account } = useCurrent().account;
    const [opened, setOpened] = useState(false);
    return (
        <Section
            id="leave"
            title={words("profile.leave", { account })}
            action={
                <ActButton variant="default" onClick={() => setOpened(true)}>
                    {words("profile.leave.open")}
                </ActButton>
            }
        >
            <p className={classes.fields}>{words("profile.leave.lead", { account })}</p>
            <Dialog
                opened={opened}
                onClose={() => setOpened(false)}
                title={words("profile.leave.title", { account })}
            >
                <LeaveForm onClose={() => setOpened(false)} />
            </Dialog>
        </Section>
    );
}
