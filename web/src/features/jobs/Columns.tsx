import { ActButton } from "../../ui/ActButton";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { details, fieldWord } from "../../lib/details";
import { useWords } from "../../lib/words";
import classes from "./JobsPage.module.css";

type ColumnsProps = {
    header: string[];
    fields: string[];
    busy: boolean;
    onColumns: (columns: string) => void;
};

const importFields = [
    ...["email", "first_name", "last_name", "name", ...details],
    ...["roles", "licenses", "teams", "active"],
] as const;

/** Which column means what, where the titles do not say it. A field is chosen once. */
export function Columns({ header, fields, busy, onColumns }: ColumnsProps) {
    const words = useWords();
    const [chosen, setChosen] = useState(fields);

    function choose(place: number, field: string) {
        setChosen(chosen.map((other, at) => (at === place ? field : other === field ? "" : other)));
    }

    return (
        <form
            className={classes.columns}
            onSubmit={(event) => {
                event.preventDefault();
                onColumns(chosen.join());
            }}
        >
            <p role="alert">{words("import.columns.lead")}</p>
            <div className={classes.mapping}>
                {header.map((title, place) => (
                    <NativeSelect
                        key={place}
                        label={title || words("import.column", { number: place + 1 })}
                        value={chosen[place]}
                        data={[
                            { value: "", label: words("import.columns.ignore") },
                            ...importFields.map((field) => ({
                                value: field,
                                label: fieldWord(words, "import.field", field) ?? field,
                            })),
                        ]}
                        onChange={({ currentTarget }) => choose(place, currentTarget.value)}
                    />
                ))}
            </div>
            <ActButton type="submit" loading={busy} className={classes.own}>
                {words("import.columns.check")}
            </ActButton>
        </form>
    );
}
