import { Button, Textarea, TextInput } from "@mantine/core";
import type { Stranger } from "../../api/types";
import { today } from "../../lib/days";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Choices, Tick } from "../../ui/Choice";
import { FormProblem } from "../../ui/FormProblem";
import frame from "../../ui/Window.module.css";
import classes from "./Found.module.css";
import { Person } from "./Person";
import { refusalText } from "./refusals";
import { ScopeTicks } from "./ScopeTicks";
import { allScopes, scopesIn } from "./scopes";
import { longestNote, useConnectForm } from "./use_connect_form";

type ConnectFormProps = { person: Stranger; onBack: () => void };

/** What one asks of somebody: a few words, what for, and until when. */
export function ConnectForm({ person, onBack }: ConnectFormProps) {
    const words = useWords();
    const saving = useConnectForm(person, onBack);
    const { display_name: name } = person;
    const { problem } = saving;
    return (
        <form ref={saving.element} className={classes.window} onSubmit={saving.onSubmit} noValidate>
            <div className={frame.scroll}>
                <Person
                    id={person.id}
                    name={name}
                    jobTitle={person.job_title}
                    company={person.company}
                    size={40}
                />
                <FormProblem
                    problem={problem}
                    text={problem && refusalText(words, problem, name)}
                />
                <Fields form={saving.form} name={name} />
            </div>
            <footer className={frame.foot}>
                <div className={classes.foot}>
                    <Button variant="default" onClick={onBack}>
                        {words("action.back")}
                    </Button>
                    <ActButton type="submit" loading={saving.busy}>
                        {words("connections.send")}
                    </ActButton>
                </div>
            </footer>
        </form>
    );
}

type FieldsProps = { form: ReturnType<typeof useConnectForm>["form"]; name: string };

function Fields({ form, name }: FieldsProps) {
    const words = useWords();
    const { values, errors, setFieldValue, getInputProps } = form;
    return (
        <>
            <Textarea
                label={words("connections.note", { name })}
                description={words("connections.note.count", {
                    count: [...values.note].length,
                    most: longestNote,
                })}
                inputWrapperOrder={["label", "input", "description", "error"]}
                rows={4}
                maxLength={longestNote}
                autoFocus
                {...getInputProps("note")}
            />
            <ScopeTicks
                title={words("connections.ask_for")}
                offered={allScopes}
                value={scopesIn(values.scopes)}
                error={errors.scopes as string | undefined}
                onChange={(scopes) => setFieldValue("scopes", scopes.join(" "))}
            />
            <TextInput
                type="date"
                label={words("connections.until.label")}
                description={words("connections.until.means")}
                min={today()}
                {...getInputProps("expires_at")}
            />
            <Choices>
                <Tick
                    label={words("connections.share")}
                    means={words("connections.share.means", { name })}
                    off={undefined}
                    checked={values.share_with_colleagues === "true"}
                    onChange={(shares) => setFieldValue("share_with_colleagues", String(shares))}
                />
            </Choices>
        </>
    );
}
