import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useSubmit } from "../../lib/submit";
import { stopViewing, type Viewing } from "../../lib/viewing";
import { hasWord, problemText, useWords, wordOr } from "../../lib/words";
import { EyeIcon } from "../../ui/icons";
import { toast } from "../../ui/toast";
import classes from "./ViewingBar.module.css";

/** On every page while it is looked at with other eyes: with whose, and the way back. */
export function ViewingBar({ viewing }: { viewing: Viewing }) {
    const words = useWords();
    const { account } = useCurrent();
    const stopping = useSubmit({
        send: () => stopViewing(account.id),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    const stop = () => void stopping.submit(null);
    useCommands([{ word: "viewing.stop", icon: <EyeIcon />, run: stop }]);
    useEndAt(viewing.until);
    const roles = viewing.roles
        .map(({ id, name }) => (hasWord("role", id) ? wordOr(words, "role", id) : name))
        .join(", ");
    return (
        <section className={classes.bar} aria-label={words("viewing.label")}>
            <EyeIcon size={18} />
            <p className={classes.words}>
                <b>
                    {viewing.user
                        ? words("viewing.user", { name: fullName(viewing.user), roles })
                        : words("viewing.roles", { roles })}
                </b>{" "}
                {words("viewing.read_only")}
            </p>
            <Button
                size="compact-sm"
                variant="default"
                className={classes.stop}
                loading={stopping.busy}
                onClick={stop}
            >
                {words("viewing.stop")}
            </Button>
        </section>
    );
}

// From then on the server shows one's own view again.
function useEndAt(until: string) {
    useEffect(() => {
        const left = Math.max(0, Date.parse(until) - Date.now());
        const timer = setTimeout(() => globalThis.location.assign("/"), left + 1000);
        return () => clearTimeout(timer);
    }, [until]);
}
