import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ChangeEvent } from "react";
import type { ContactImport } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { cardsKey, fileEndings, importCards, mostBytes } from "./api";
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
            <Chooser busy={looking.busy} onFile={(file) => looking.submit(file)} />
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

type ChooserProps = { busy: boolean; onFile: (file: File) => void };

function Chooser({ busy, onFile }: ChooserProps) {
    const words = useWords();
    const chooser = useRef<HTMLInputElement>(null);

    function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        const file = currentTarget.files?.[0];
        if (!file) return;
        if (!fileEndings.test(file.name)) toast(words("cards.import.kind"), "refused");
        else if (file.size > mostBytes) toast(words("cards.import.large"), "refused");
        else onFile(file);
        currentTarget.value = ""; // the same file may be chosen again
    }

    return (
        <div>
            <ActButton
                variant="default"
                loading={busy}
                onClick={() => chooser.current?.click()}
                data-autofocus
            >
                {words("import.choose")}
            </ActButton>
            <input
                ref={chooser}
                type="file"
                hidden
                accept=".csv,.vcf,.vcard,text/csv,text/vcard"
                aria-label={words("import.choose")}
                onChange={choose}
            />
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
