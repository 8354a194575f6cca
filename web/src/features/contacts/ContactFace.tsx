import type { Contact } from "../../api/types";
import { TeamIcon } from "../../ui/icons";
import { PresentFace } from "../../ui/PresentFace";
import classes from "./Contacts.module.css";

type ContactFaceProps = {
    contact: Pick<
        Contact,
        "ref" | "kind" | "id" | "display_name" | "avatar_url" | "state" | "presence"
    >;
    size?: number;
};

/** The face of a person with whether they are there; a sign for many. */
export function ContactFace({ contact, size = 32 }: ContactFaceProps) {
    const { ref, kind, id, display_name, avatar_url, state, presence } = contact;
    if (kind === "team" || kind === "client_group") {
        return (
            <span className={classes.many} style={{ width: size, height: size }}>
                <TeamIcon size={size / 2} />
            </span>
        );
    }
    const isWatched = kind !== "contact" && state === "active";
    return (
        <PresentFace
            watch={isWatched ? ref : undefined}
            presence={isWatched ? presence : undefined}
            id={id}
            name={display_name}
            picture={avatar_url}
            size={size}
        />
    );
}
