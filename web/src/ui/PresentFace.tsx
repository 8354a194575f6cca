import type { ComponentProps } from "react";
import type { Presence } from "../api/types";
import { usePresence } from "../lib/presence";
import { Face } from "./Face";
import { PresenceDot } from "./PresenceDot";
import classes from "./PresentFace.module.css";

type PresentFaceProps = ComponentProps<typeof Face> & {
    /** Whom to watch, as the live socket names them ("internal:ID"); nobody where there is none. */
    watch: string | undefined;
    /** As a list told it. */
    presence?: Presence | null | undefined;
};

/** A face with whether its person is there; alone where one may not know. */
export function PresentFace({ watch, presence, ...face }: PresentFaceProps) {
    const now = usePresence(watch, presence);
    return (
        <span className={classes.present}>
            <Face {...face} />
            {now && (
                <span className={classes.corner}>
                    <PresenceDot presence={now} />
                </span>
            )}
        </span>
    );
}
