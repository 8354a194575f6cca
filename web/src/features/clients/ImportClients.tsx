import { Button, Radio, TextInput } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { clientsKey } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ContactFileChooser } from "../../ui/ContactFileChooser";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import classes from "./Clients.module.css";
import { importClients, type ClientImport, type ImportChoices } from "./files";

type ImportClientsProps = { opened: boolean; onClose: () => void };

/** Takes in a file of clients, after it has said what would become of each line. */
export function ImportClients({ opened, onClose }: ImportClientsProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} size={560} title={words("clients.import.title")}>
            <Importing onClose={onClose} />
        </Dialog>
    );
}

// One choosing of a file: the same one again is another act.
type Look = { file: File; chosen: string; choices: ImportChoices };
type Looked = Look & { would: ClientImport };

function isSame(one: ImportChoices, other: ImportChoices): boolean {
    const { delivery, company, group } = one;
    return delivery === other.delivery && company === other.company && group === other.group;
}

function useImporting(onClose: () => void) {
    const words = useWords();
    const { account } = useCurrent();
    const queries = useQueryClient();
    const [looked, setLooked] = useState<Looked>();
    const looking = useSubmit<Look, Looked>({
        send: async (look, key) => ({
            ...look,
            would: await importClients(account.id, look.file, look.choices, true, key),
        }),
        done: setLooked,
    });
    const taking = useSubmit<Looked, ClientImport>({
        send: ({ file, choices }, key) => importClients(account.id, file, choices, false, key),
        done: async ({ created, mapped }) => {
            await queries.invalidateQueries({ queryKey: clientsKey(account.id) });
            toast(words("clients.imported", { created, mapped }));
            onClose();
        },
    });
    return { looked, looking, taking };
}

function Importing({ onClose }: Omit<ImportClientsProps, "opened">) {
    const words = useWords();
    const { looked, looking, taking } = useImporting(onClose);
    const [choices, setChoices] = useState<ImportChoices>({
        ...{ delivery: "quiet", company: "", group: "" },
    });
    const [look, setLook] = useState<Omit<Look, "choices">>();
    const seen = looked && look?.chosen === looked.chosen && isSame(looked.choices, choices);
    const count = seen ? looked.would.created + looked.would.mapped : 0;

    function chooseFile(file: File) {
        const next = { file, chosen: newKey() };
        setLook(next);
        void looking.submit({ ...next, choices });
    }

    // What was seen is what comes: other choices are looked at again.
    function preview() {
        if (look && !seen) void looking.submit({ ...look, choices });
    }

    return (
        <div className={form.form}>
            <p className={form.quiet}>{words("clients.import.lead")}</p>
            <Choices choices={choices} onChoose={(next) => setChoices({ ...choices, ...next })} />
            <ContactFileChooser busy={looking.busy} onFile={chooseFile} />
            <FormProblem problem={looking.problem ?? taking.problem} />
            {seen && <Preview name={looked.file.name} would={looked.would} />}
            {look && !seen && !looking.busy && (
                <div role="status" className={classes.again}>
                    <p>{words("clients.import.look")}</p>
                    <Button variant="default" onClick={preview}>
                        {words("clients.import.again")}
                    </Button>
                </div>
            )}
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton
                    off={
                        count > 0
                            ? undefined
                            : words(
                                  look && !seen ? "clients.import.look" : "clients.import.nothing",
                              )
                    }
                    loading={taking.busy || looking.busy}
                    onClick={() => seen && void taking.submit(looked)}
                >
                    {words("clients.import.do", { count })}
                </ActButton>
            </div>
        </div>
    );
}

type ChoicesProps = { choices: ImportChoices; onChoose: (next: Partial<ImportChoices>) => void };

function Choices({ choices: { delivery, company, group }, onChoose }: ChoicesProps) {
    const words = useWords();
    return (
        <>
            <Radio.Group
                label={words("clients.import.delivery")}
                value={delivery}
                onChange={(value) => onChoose({ delivery: value === "portal" ? value : "quiet" })}
            >
                <Radio value="quiet" label={words("clients.import.quiet")} mt={8} />
                <Radio value="portal" label={words("clients.import.portal")} mt={8} />
            </Radio.Group>
            <div className={form.pair}>
                <TextInput
                    label={words("clients.import.company")}
                    maxLength={100}
                    value={company}
                    onChange={({ currentTarget: { value } }) => onChoose({ company: value })}
                />
                <TextInput
                    label={words("clients.import.group")}
                    maxLength={100}
                    value={group}
                    onChange={({ currentTarget: { value } }) => onChoose({ group: value })}
                />
            </div>
        </>
    );
}

const linesShown = 20;

function Preview({ name, would }: { name: string; would: ClientImport }) {
    const words = useWords();
    const { created, mapped, failed, errors, preview, warnings } = would;
    return (
        <div role="status">
            <p>
                <strong>{name}</strong>
                {": "}
                {words("clients.import.counts", { created, mapped, failed })}
            </p>
            {warnings.map((warning) => (
                <p key={warning}>{words(`clients.import.warning.${warning}`)}</p>
            ))}
            <ul className={classes.lines}>
                {errors.slice(0, linesShown).map(({ line, field, message }) => (
                    <li key={`${line} ${field}`} data-failed>
                        {words("cards.import.error", { line, message: `${field} ${message}` })}
                    </li>
                ))}
                {preview.slice(0, linesShown).map(({ line, outcome, first_name, last_name }) => (
                    <li key={line}>
                        {words(`clients.import.${outcome}`, {
                            ...{ line, name: `${first_name} ${last_name}` },
                        })}
                    </li>
                ))}
            </ul>
        </div>
    );
}
