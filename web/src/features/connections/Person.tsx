import type { ReactNode } from "react";
import { useWords } from "../../lib/words";
import { PresentFace } from "../../ui/PresentFace";
import { Pronouns } from "../../ui/Pronouns";
import classes from "./Person.module.css";

type PersonProps = {
    id: string;
    name: string;
    pronouns?: string;
    jobTitle: string;
    company: string;
    size?: number;
    /** To be watched, where one may know whether they are there. */
    watch?: string | undefined;
    /** Beneath it, in quiet text. */
    children?: ReactNode;
};

/** Somebody of another account, marked as one. */
export function Person({
    id,
    name,
    pronouns = "",
    jobTitle,
    company,
    size = 32,
    watch,
    children,
}: PersonProps) {
    const line = [jobTitle, company].filter(Boolean).join(" · ");
    return (
        <span className={classes.person}>
            <PresentFace watch={watch} id={id} name={name} size={size} />
            <span className={classes.words}>
                <span className={classes.name}>
                    <span>
                        {name}
                        <Pronouns of={pronouns} />
                    </span>
                    <External />
                </span>
                {line && <span className={classes.quiet}>{line}</span>}
                {children && <span className={classes.quiet}>{children}</span>}
            </span>
        </span>
    );
}

function External() {
    const words = useWords();
    return <span className={classes.badge}>{words("connections.external")}</span>;
}
