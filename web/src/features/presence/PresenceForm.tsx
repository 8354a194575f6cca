import { Button, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnPresence } from "../../api/types";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Choices, Pick } from "../../ui/Choice";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import {
    changeOwnPresence,
    mostCharacters,
    nothingSaid,
    ownPresenceQuery,
    statuses,
    type Status,
} from "./api";
import classes from "./Presence.module.css";
import { StatusDot } from "./StatusDot";
import { endOf, localMoment, terms, type Term } from "./until";
import { useOwnPresence } from "./use_own_presence";

type Fields = { status: Status; text: string; term: Term; until: string };
type PresenceFormProps = { now: OwnPresence; onClose: () => void };

export function PresenceForm({ now, onClose }: PresenceFormProps) {
    const words = useWords();
    const { say } = useOwnPresence();
    const saving = usePresenceForm(now, onClose);
    const { values, setFieldValue, getInputProps: field } = saving.form;
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            <FormProblem problem={saving.problem} />
            <Radio.Group
                label={words("presence.status")}
                value={values.status}
                onChange={(status) => setFieldValue("status", status as never)}
            >
                <Choices>
                    {statuses.map((status) => (
                        <Pick
                            key={status}
                            value={status}
                            label={words(`presence.status.${status}`)}
                            means={words(`presence.status.${status}.means`)}
                            aside={<StatusDot status={status} />}
                            off={undefined}
                        />
                    ))}
                </Choices>
            </Radio.Group>
            <TextInput
                label={words("presence.text")}
                description={words("presence.text.hint")}
                maxLength={mostCharacters}
                {...field("text")}
            />
            <div className={form.pair}>
                <NativeSelect
                    label={words("presence.until")}
                    data={terms.map((term) => ({
                        value: term,
                        label: words(`presence.until.${term}`),
                    }))}
                    {...field("term")}
                />
                {values.term === "moment" && (
                    <TextInput
                        type="datetime-local"
                        label={words("presence.until.at")}
                        min={localMoment(new Date())}
                        {...field("until")}
                    />
                )}
            </div>
            <div className={form.actions}>
                <ActButton
                    variant="subtle"
                    color="gray"
                    onClick={async () => {
                        await say(nothingSaid);
                        onClose();
                    }}
                >
                    {words("presence.clear")}
                </ActButton>
                <span className={classes.push} />
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton type="submit" loading={saving.busy}>
                    {words("edit.save")}
                </ActButton>
            </div>
        </form>
    );
}

function usePresenceForm(before: OwnPresence, onDone: () => void) {
    const queries = useQueryClient();
    const [now] = useState(before);
    return useServerForm<Fields, OwnPresence>({
        initialValues: {
            status: now.status,
            text: now.text ?? "",
            term: now.until ? "moment" : "lasting",
            until: now.until ? localMoment(new Date(now.until)) : "",
        },
        required: [],
        check: ({ term, until }, words) => {
            if (term !== "moment") return {};
            if (!until) return { until: words("field.required") };
            return new Date(until) > new Date() ? {} : { until: words("presence.until.past") };
        },
        send: ({ status, text, term, until }) =>
            changeOwnPresence({ status, text: text.trim(), until: endOf(term, until) }),
        done: (saved) => {
            queries.setQueryData(ownPresenceQuery.queryKey, saved);
            onDone();
        },
    });
}
