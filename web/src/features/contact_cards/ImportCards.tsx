import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ContactImport } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { ContactFileChooser } from "../../ui/ContactFileChooser";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { cardsKey, importCards } from "./api";
import classes from "./ContactCards.module.css";

type ImportCardsProps = { opened: boolean; onClose: () => void };

/** Takes in a file of contacts, after it has said what would become of each line. */
export function ImportCards({ opened, onClose }: ImportCardsProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} size={560} title={words("cards.import.title")}>
            <Importing onClose={onClose} />
        </Dialog>
    );
}

type Looked = { file: File; would: ContactImport };

function Importing({ onClose }: Omit<ImportCardsProps, "opened">) {
    const words = useWords();
    const { account } = useCurrent();
    const queries = useQueryClient();
    const [looked, setLooked] = useState<Looked>();
    const looking = useSubmit<File, Looked>({
        send: async (file, key) => ({
            file,
            would: await importCards(account.id, file, true, key),
        }),
        done: setLooked,
    });
    const taking = useSubmit<File, ContactImport>({
        send: (file, key) => importCards(account.id, file, false, key),
        done: async ({ created, updated }) => {
            await queries.invalidateQueries({ queryKey: cardsKey(account.id) });
            toast(words("cards.imported", { count: created + updated }));
            onClose();
        },
    });
    const count = looked ? looked.would.created + looked.would.updated : 0;
    return (
        <div className={form.form}>
            <p className={form.quiet}>{words("cards.import.lead")}</p>
            <ContactFileChooser busy={looking.busy} onFile={(file) => looking.submit(file)} />
            <FormProblem problem={looking.problem ?? taking.problem} />
            {looked && <Preview looked={looked} />}
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton
                    off={count === 0 ? words("cards.import.nothing") : undefined}
                    loading={taking.busy}
                    onClick={() => looked && taking.submit(looked.file)}
                >
                    {words("cards.import.do", { count })}
                </ActButton>
            </div>
        </div>
    );
}

const errorsShown = 20;

function Preview({ looked: { file, would } }: { looked: Looked }) {
    const words = useWords();
    const { created, updated, skipped, failed, errors } = would;
    return (
        <div role="status">
            <p>
                <strong>{file.name}</strong>
                {": "}
                {words("cards.import.counts", { created, updated, skipped, failed })}
            </p>
            {errors.length > 0 && (
                <ul className={classes.errors}>
                    {errors.slice(0, errorsShown).map(({ line, field, message }) => (
                        <li key={`${line} ${field}`}>
                            {words("cards.import.error", { line, message: `${field} ${message}` })}
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}
