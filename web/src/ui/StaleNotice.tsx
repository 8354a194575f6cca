import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useWords } from "../lib/words";
import classes from "./StaleNotice.module.css";

type StaleNoticeProps<Version> = {
    /** What it is now; undefined until it was looked up. */
    theirs: Version | undefined;
    /** One line that tells what it is now. */
    say: (theirs: Version) => string;
    onLook: () => Promise<void>;
    onKeep: (theirs: Version) => void;
    onTake: (theirs: Version) => void;
};

/** It was changed elsewhere since this page read it: shows what it is now, and lets choose. */
export function StaleNotice<Version>(props: StaleNoticeProps<Version>) {
    const { theirs, say, onLook, onKeep, onTake } = props;
    const words = useWords();
    useEffect(() => void onLook(), []);
    return (
        <div className={classes.stale} role="alert">
            {theirs ? say(theirs) : words("stale.looking")}
            {theirs && (
                <div className={classes.choices}>
                    <Button variant="default" size="compact-sm" onClick={() => onKeep(theirs)}>
                        {words("stale.keep")}
                    </Button>
                    <Button variant="default" size="compact-sm" onClick={() => onTake(theirs)}>
                        {words("stale.take")}
                    </Button>
                </div>
            )}
        </div>
    );
}
