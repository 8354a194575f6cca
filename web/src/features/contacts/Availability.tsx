import { useIntl } from "react-intl";
import type { ContactOverview } from "../../api/types";
import { usePresence } from "../../lib/presence";
import { useWords } from "../../lib/words";
import { PresenceDot } from "../../ui/PresenceDot";
import { Part } from "./Frame";
import classes from "./Overview.module.css";

/** Whether they are there, as it is now. */
export function Availability({ overview }: { overview: ContactOverview }) {
    const words = useWords();
    const intl = useIntl();
    const { ref, kind, state, presence } = overview;
    const isWatched = kind !== "contact" && state === "active";
    const now = usePresence(isWatched ? ref : undefined, presence);
    const until =
        now?.until && intl.formatDate(now.until, { dateStyle: "medium", timeStyle: "short" });
    return (
        <Part title={words("contacts.availability")}>
            {isWatched && now ? (
                <div role="status">
                    <span className={classes.state}>
                        <PresenceDot presence={now} isSilent />
                        {words(`presence.state.${now.state}`)}
                    </span>
                    {now.out_of_office && <p>{words("presence.status.out_of_office")}</p>}
                    {now.text && <p className={classes.says}>{now.text}</p>}
                    {until && (
                        <p className={classes.quiet}>{words("presence.ends", { at: until })}</p>
                    )}
                </div>
            ) : (
                <p className={classes.quiet}>
                    {words(kind === "contact" ? "contacts.absent.contact" : "contacts.absent")}
                </p>
            )}
        </Part>
    );
}
