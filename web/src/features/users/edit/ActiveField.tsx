import { Switch } from "@mantine/core";
import { useCurrent } from "../../../lib/current";
import { useWords } from "../../../lib/words";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { Explained } from "../../../ui/Explained";
import type { TabProps } from "./EditForm";
import classes from "./EditUser.module.css";
import { HadBefore } from "./HadBefore";
import { nothingHeld, rightsIn, valuesOf } from "./values";

/** Turning it off asks, and turns it off in the form only: nothing is stored before Save. */
export function ActiveField({ editing, asking, ask, show, off }: TabProps & { off?: string }) {
    const words = useWords();
    const { account, membership } = useCurrent();
    const { user, values, set, refused } = editing;
    if (user.id === membership.id)
        return <p className={classes.quiet}>{words("edit.active.self")}</p>;

    const wasActive = user.state === "active";

    function turnOn() {
        set({ active: true, ...(wasActive ? {} : nothingHeld) });
    }

    function turnOff() {
        set({ active: false, ...(wasActive ? {} : rightsIn(valuesOf(user))) });
        ask(undefined);
    }

    return (
        <>
            <Explained reason={off}>
                {(explained) => (
                    <Switch
                        classNames={{ body: classes.switch, labelWrapper: classes.switchWords }}
                        labelPosition="left"
                        label={words("edit.active")}
                        aria-label={words("edit.active")}
                        description={
                            <ActiveHint
                                was={user.state === "active"}
                                is={values.active}
                                account={account.name}
                            />
                        }
                        error={refused.active}
                        checked={values.active}
                        onChange={(event) =>
                            event.currentTarget.checked ? turnOn() : ask("inactive")
                        }
                        {...explained}
                    />
                )}
            </Explained>
            {user.had && values.active && (
                <HadBefore user={user} had={user.had} editing={editing} />
            )}
            {user.state !== "active" && values.active && values.licenses.length === 0 && (
                <p className={classes.quiet}>
                    {words("edit.licenses.no")}{" "}
                    <button type="button" className={classes.link} onClick={() => show("licenses")}>
                        {words("edit.licenses.choose")}
                    </button>
                </p>
            )}
            <ConfirmDialog
                opened={asking === "inactive"}
                title={words("edit.inactive.title", { name: user.display_name })}
                confirm={words("action.confirm")}
                busy={false}
                onConfirm={turnOff}
                onClose={() => ask(undefined)}
            >
                {words("edit.inactive.text", { name: user.display_name })}
            </ConfirmDialog>
        </>
    );
}

function ActiveHint({ was, is, account }: { was: boolean; is: boolean; account: string }) {
    const words = useWords();
    if (was === is) return words(is ? "edit.active.means" : "edit.inactive.means", { account });
    return (
        <span className={classes.change}>
            {words(is ? "edit.active.on_save" : "edit.inactive.on_save")}
        </span>
    );
}
