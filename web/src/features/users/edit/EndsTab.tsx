import { ActionIcon, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../../lib/current";
import { today } from "../../../lib/days";
import { productName, productsQuery } from "../../../lib/products";
import { roleName } from "../../../lib/roles";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import form from "../../../ui/form.module.css";
import { CloseIcon } from "../../../ui/icons";
import type { TabProps } from "./EditForm";
import classes from "./EndsTab.module.css";
import { endables } from "./ends";
import { useGiving } from "../../../lib/giving";
import { TabProblem } from "./TabProblem";

/** Until when the user is here, and holds what the other tabs give. */
export function EndsTab({ editing }: TabProps) {
    const words = useWords();
    const { membership } = useCurrent();
    const { user, values, set, refused } = editing;
    const giving = useGiving(user);
    const nameOf = useNameOf();
    const mine = user.id === membership.id;

    function end(of: string, day: string) {
        const { [of]: _, ...others } = values.ends;
        set({ ends: day ? { ...others, [of]: day } : others });
    }

    return (
        <div className={form.form}>
            <TabProblem text={refused.ends} />
            <p className={classes.lead}>{words("edit.ends.lead")}</p>
            <ul className={classes.list}>
                {endables(values).map((of) => (
                    <EndLine
                        key={of}
                        name={nameOf(of)}
                        day={values.ends[of] ?? ""}
                        off={
                            mine && of === "membership"
                                ? words("edit.active.self")
                                : giving.untouchable
                        }
                        onChange={(day) => end(of, day)}
                    />
                ))}
            </ul>
        </div>
    );
}

type EndLineProps = {
    name: string;
    day: string;
    off: string | undefined;
    onChange: (day: string) => void;
};

function EndLine({ name, day, off, onChange }: EndLineProps) {
    const words = useWords();
    return (
        <li className={classes.line}>
            <span className={classes.name}>{name}</span>
            {!day && <span className={classes.none}>{words("edit.ends.none")}</span>}
            {day && !off && (
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={words("edit.ends.remove", { name })}
                    onClick={() => onChange("")}
                >
                    <CloseIcon size={16} />
                </ActionIcon>
            )}
            <Explained reason={off}>
                {(explained) => (
                    <TextInput
                        type="date"
                        className={classes.day}
                        aria-label={words("edit.ends.of", { name })}
                        min={today()}
                        value={day}
                        readOnly={Boolean(off)}
                        onChange={(event) => onChange(event.currentTarget.value)}
                        {...explained}
                    />
                )}
            </Explained>
        </li>
    );
}

function useNameOf(): (of: string) => string {
    const words = useWords();
    const { account } = useCurrent();
    const { roles } = useGiving();
    const pools = useQuery(productsQuery(account.id)).data ?? [];
    return (of) => {
        const [kind = "", slug = ""] = of.split(":");
        const product = productName(pools, slug);
        if (kind === "license") return words("edit.ends.license", { product });
        if (kind === "manage") return words("edit.ends.manage", { product });
        if (kind === "membership") return words("edit.ends.membership", { account: account.name });
        if (kind === "accounting") return words("edit.grants.accounting");
        return roleName(words, roles, of);
    };
}
