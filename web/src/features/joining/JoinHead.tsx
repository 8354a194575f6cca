import type { ReactNode } from "react";
import type { SigningUp } from "../../api/types";
import { usePageTitle } from "../../lib/page_title";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import classes from "./Joining.module.css";

type JoinHeadProps = {
    signing: Pick<SigningUp, "account" | "needs_approval">;
    lead: ReactNode;
    /** Something else has to be heeded first. */
    brief?: boolean;
};

/** Which account it is, and that somebody else has to say yes, too. */
export function JoinHead({ signing: { account, needs_approval }, lead, brief }: JoinHeadProps) {
    const words = useWords();
    const title = words("invitation.title", { account: account.name });
    usePageTitle(title);
    return (
        <>
            <div className={classes.mark}>
                <Face id={account.name} name={account.name} size={40} />
            </div>
            <h1>{title}</h1>
            <p className={classes.lead}>{lead}</p>
            {needs_approval && !brief && (
                <p className={classes.heed}>
                    {words("invitation.approval", { account: account.name })}
                </p>
            )}
        </>
    );
}
