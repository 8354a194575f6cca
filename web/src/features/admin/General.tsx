import { Radio, TextInput } from "@mantine/core";
import type { Account } from "../../api/types";
import { useWords } from "../../lib/words";
import { Choices, Pick as PickOne } from "../../ui/Choice";
import { Day } from "../../ui/When";
import { AccountSection } from "./AccountSection";
import classes from "./Admin.module.css";

type Visibility = Account["visibility"];
type Fields = { name: string; visibility: string };

/** How the account is called, and whether other accounts can find it. */
export function General() {
    const words = useWords();
    return (
        <AccountSection<Fields>
            id="general"
            title={words("admin.general")}
            required={["name"]}
            valuesOf={({ name, visibility }) => ({ name, visibility })}
            changeOf={({ name, visibility }) => ({ name, visibility: visibility as Visibility })}
        >
            {(kept, { slug, created_at }) => (
                <>
                    <TextInput label={words("setup.account")} {...kept.field("name")} />
                    <Radio.Group
                        label={words("admin.visibility")}
                        value={kept.form.values.visibility}
                        onChange={(value) => kept.form.setFieldValue("visibility", value)}
                    >
                        <Choices>
                            {(["private", "public"] as const).map((value) => (
                                <PickOne
                                    key={value}
                                    value={value}
                                    label={words(`admin.visibility.${value}`)}
                                    means={words(`admin.visibility.${value}.means`)}
                                    off={undefined}
                                />
                            ))}
                        </Choices>
                    </Radio.Group>
                    <dl className={classes.facts}>
                        <dt>{words("admin.slug")}</dt>
                        <dd>{slug}</dd>
                        <dt>{words("admin.founded")}</dt>
                        <dd>
                            <Day at={created_at} />
                        </dd>
                    </dl>
                </>
            )}
        </AccountSection>
    );
}
