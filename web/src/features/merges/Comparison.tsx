import { Button, Radio } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { isProblem } from "../../api/problem";
import { ActButton } from "../../ui/ActButton";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { mergeTwo, previewQuery, type Duplicate, type Merge, type Pair } from "./api";
import type { Choices, Preview, Which } from "./api";
import classes from "./Merges.module.css";
import { useMerged } from "./use_merged";

type ComparisonProps = { duplicate: Duplicate; onBack: () => void };

/** Two records side by side: whose words win, and what moves. */
export function Comparison({ duplicate: { keep, drop }, onBack }: ComparisonProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [isSwapped, setSwapped] = useState(false);
    const [fields, setFields] = useState<Choices>({});
    const [first, second] = isSwapped ? [drop, keep] : [keep, drop];
    const pair = { keep: first.ref, drop: second.ref, fields };
    const { data, error, isPlaceholderData } = useQuery({
        ...previewQuery(account.id, pair),
        retry: false,
    });
    const isSeen = data && !error && !isPlaceholderData;
    const merged = useMerged();
    const merging = useSubmit<Pair, Merge>({
        send: (wanted, key) => mergeTwo(account.id, wanted, key),
        done: (merge) => {
            merged(merge);
            onBack();
        },
    });

    function swap() {
        setFields({});
        setSwapped(!isSwapped);
    }

    return (
        <div className={form.form}>
            <FormProblem problem={merging.problem ?? (isProblem(error) ? error : undefined)} />
            {!data && !error && <LoadingRows />}
            {data && (
                <Fields
                    preview={data}
                    choices={fields}
                    onChoose={(field, which) => setFields({ ...fields, [field]: which })}
                />
            )}
            {data && <Moves preview={data} />}
            <div className={form.actions}>
                <Button variant="default" onClick={onBack}>
                    {words("action.back")}
                </Button>
                {keep.kind === drop.kind && (
                    <Button variant="default" onClick={swap}>
                        {words("merges.swap")}
                    </Button>
                )}
                <ActButton
                    off={isSeen ? undefined : words("merges.not_yet")}
                    loading={merging.busy}
                    onClick={() => void merging.submit(pair)}
                >
                    {words("merges.do")}
                </ActButton>
            </div>
        </div>
    );
}

type FieldsProps = {
    preview: Preview;
    choices: Choices; // newer than the preview, while that is on its way
    onChoose: (field: keyof Choices, which: Which) => void;
};

function Fields({ preview: { keep, drop, fields }, choices, onChoose }: FieldsProps) {
    const words = useWords();
    return (
        <div className={classes.fields}>
            <p className={form.quiet}>
                {words("merges.kept", { one: keep.display_name, other: drop.display_name })}
            </p>
            {fields.map((one) => (
                <Radio.Group
                    key={one.field}
                    label={words(`merges.field.${one.field}`)}
                    value={choices[one.field] ?? one.chosen}
                    onChange={(which) => onChoose(one.field, which === "drop" ? "drop" : "keep")}
                >
                    <div className={form.pair}>
                        <Radio value="keep" label={one.keep || words("merges.nothing")} />
                        <Radio
                            value="drop"
                            disabled={!one.may_choose}
                            label={one.drop || words("merges.nothing")}
                        />
                    </div>
                </Radio.Group>
            ))}
        </div>
    );
}

function Moves({ preview: { mapped_users, groups, warnings } }: { preview: Preview }) {
    const words = useWords();
    const people = mapped_users.map(({ display_name }) => display_name).join(", ");
    const names = groups.map(({ name }) => name).join(", ");
    return (
        <ul className={classes.moves}>
            {people && <li>{words("merges.users", { people })}</li>}
            {names && <li>{words("merges.groups", { names })}</li>}
            {warnings.map((warning) => (
                <li key={warning}>{words(`merges.warning.${warning}`)}</li>
            ))}
            <li>{words("merges.undoable")}</li>
        </ul>
    );
}
