import type { User } from "../../../api/types";
import { useWords } from "../../../lib/words";
import { Face } from "../../../ui/Face";
import { Pronouns } from "../../../ui/Pronouns";
import { StateChip } from "../../../ui/StateChip";
import { ViewAsButton } from "../../../ui/ViewAsButton";
import { Day, When } from "../../../ui/When";
import classes from "./EditUser.module.css";

/** Whom it is about, as stored. */
export function UserHead({ user }: { user: User }) {
    const words = useWords();
    return (
        <div className={classes.head}>
            <Face
                id={user.person_id}
                name={user.display_name}
                size={40}
                picture={user.avatar_url}
            />
            <div className={classes.who}>
                <div className={classes.name}>
                    <span>
                        {user.display_name}
                        <Pronouns of={user.pronouns} />
                    </span>
                    {user.state !== "active" && (
                        <StateChip tone="quiet">{words("state.inactive")}</StateChip>
                    )}
                </div>
                <dl className={classes.facts}>
                    <div>
                        <dt>{words("edit.seen")}</dt>
                        <dd>
                            {user.last_seen_at ? (
                                <When at={user.last_seen_at} />
                            ) : (
                                words("edit.seen.never")
                            )}
                        </dd>
                    </div>
                    <div>
                        <dt>{words("edit.added")}</dt>
                        <dd>
                            <Day at={user.created_at} />
                        </dd>
                    </div>
                </dl>
            </div>
            <ViewAsButton
                as={{ user: user.id }}
                name={user.display_name}
                off={user.state === "active" ? undefined : words("viewing.inactive")}
                className={classes.view}
            />
        </div>
    );
}
