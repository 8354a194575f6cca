import { useQuery } from "@tanstack/react-query";
import { FormattedMessage } from "react-intl";
import { accountQuery } from "../lib/account";
import { isReachable, supportValues } from "../lib/support";
import { useWords, type WordId } from "../lib/words";
import classes from "./SupportFoot.module.css";

type SupportFootProps = { account: string; notice?: string };

const sentence: WordId = "support.questions";

/** Whom to ask, at the foot of a page, and what the account tells everybody who reads it. */
export function SupportFoot({ account, notice }: SupportFootProps) {
    const words = useWords();
    const support = useQuery(accountQuery(account)).data?.support;
    const asks = support && isReachable(support);
    if (!asks && !notice) return null;
    return (
        <footer className={classes.foot}>
            {asks && (
                <p>
                    <FormattedMessage
                        id={sentence}
                        values={{
                            ...supportValues(words, support),
                            email: <a href={`mailto:${support.email}`}>{support.email}</a>,
                            phone: <a href={`tel:${dialed(support.phone)}`}>{support.phone}</a>,
                        }}
                    />
                </p>
            )}
            {notice && <p>{notice}</p>}
        </footer>
    );
}

function dialed(phone: string): string {
    return phone.replace(/[^+\d]/g, "");
}
