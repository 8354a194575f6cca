import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { Mine } from "../../lib/me";
import { useWords } from "../../lib/words";
import classes from "./ProfilePage.module.css";

type StaleNoticeProps = {
    theirs: Mine | undefined;
    onLook: () => Promise<void>;
    onKeep: (theirs: Mine) => void;
    onTake: (theirs: Mine) => void;
};

/** The profile changed elsewhere since this page read it: shows what it is now, and lets choose. */
export function StaleNotice({ theirs, onLook, onKeep, onTake }: StaleNoticeProps) {
    const words = useWords();
    useEffect(() => void onLook(), []);
    const person = theirs?.me.person;
    return (
        <div className={classes.stale} role="alert">
            {person
                ? words("profile.stale", { name: `${person.first_name} ${person.last_name}` })
                : words("profile.stale.looking")}
            {theirs && (
                <div className={classes.choices}>
                    <Button variant="default" size="compact-sm" onClick={() => onKeep(theirs)}>
                        {words("profile.stale.keep")}
                    </Button>
                    <Button variant="default" size="compact-sm" onClick={() => onTake(theirs)}>
                        {words("profile.stale.take")}
                    </Button>
                </div>
            )}
        </div>
    );
}
