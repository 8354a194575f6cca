import { Button } from "@mantine/core";
import { useWords } from "../lib/words";
import { Explained } from "./Explained";
import classes from "./SaveBar.module.css";

type SaveBarProps = { isChanged: boolean; busy: boolean; onDiscard: () => void };

/** The foot of a card with a form: whether anything waits to be saved, and the two ways out. */
export function SaveBar({ isChanged, busy, onDiscard }: SaveBarProps) {
    const words = useWords();
    const reason = isChanged ? undefined : words("profile.unchanged");
    return (
        <div className={classes.bar}>
            <span className={classes.note} role="status">
                {isChanged && words("profile.unsaved")}
            </span>
            {isChanged && (
                <Button variant="subtle" color="gray" onClick={onDiscard}>
                    {words("profile.discard")}
                </Button>
            )}
            <Explained reason={reason}>
                {(off) => (
                    <Button type="submit" loading={busy} {...off}>
                        {words("profile.save")}
                    </Button>
                )}
            </Explained>
        </div>
    );
}
