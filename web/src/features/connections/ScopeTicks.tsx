import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import { useId } from "react";
import type { Scope } from "../../api/types";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { allScopes } from "./scopes";
import classes from "./ScopeTicks.module.css";

type ScopeTicksProps = {
    title: string;
    /** More than these cannot be had. */
    offered: readonly Scope[];
    /** Why the others cannot be chosen; without it they are left out. */
    off?: string;
    value: readonly Scope[];
    error?: string | undefined;
    onChange: (value: Scope[]) => void;
};

/** What the two may do with each other, each with a box. */
export function ScopeTicks({ title, offered, off, value, error, onChange }: ScopeTicksProps) {
    const words = useWords();
    const id = useId();
    const shown = allScopes.filter((scope) => off || offered.includes(scope));
    const toggle = (scope: Scope, isIn: boolean) =>
        onChange(allScopes.filter((one) => (one === scope ? isIn : value.includes(one))));
    return (
        <div role="group" aria-labelledby={id} className={classes.group}>
            <div id={id} className={classes.title}>
                {title}
            </div>
            <div className={classes.ticks}>
                {shown.map((scope) => (
                    <Explained key={scope} reason={offered.includes(scope) ? undefined : off}>
                        {(explained) => (
                            <Checkbox
                                classNames={{ root: classes.tick }}
                                label={words(`connections.scope.${scope}`)}
                                checked={value.includes(scope)}
                                aria-invalid={error ? true : undefined}
                                onChange={(event) => toggle(scope, event.currentTarget.checked)}
                                {...explained}
                            />
                        )}
                    </Explained>
                ))}
            </div>
            {error && (
                <p className={classes.error} role="alert">
                    {error}
                </p>
            )}
        </div>
    );
}
