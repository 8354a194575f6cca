import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { ApiToken } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useNow } from "../../lib/now";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { KeyIcon } from "../../ui/icons";
import { StateChip } from "../../ui/StateChip";
import { Day, When } from "../../ui/When";
import classes from "./Rows.module.css";
import { scopeName } from "./scopes";

type TokenRowProps = { token: ApiToken; onRevoke: () => void };

export function TokenRow({ token, onRevoke }: TokenRowProps) {
    const words = useWords();
    const isOver = useNow() > Date.parse(token.expires_at ?? "9999-12-31");
    return (
        <li className={classes.row}>
            <span className={classes.icon}>
                <KeyIcon />
            </span>
            <div className={classes.words}>
                <div className={classes.name}>
                    {token.name}
                    <code>{token.prefix}…</code>
                    {isOver && <StateChip tone="quiet">{words("invitations.expired")}</StateChip>}
                </div>
                <Reach token={token} />
                <Times token={token} />
            </div>
            <ActButton
                variant="default"
                size="compact-sm"
                aria-label={words("profile.tokens.revoke.of", { name: token.name })}
                onClick={onRevoke}
            >
                {words("profile.tokens.revoke")}
            </ActButton>
        </li>
    );
}

/** Where it may act, and what it may do there. */
function Reach({ token }: { token: ApiToken }) {
    const words = useWords();
    const intl = useIntl();
    const { me } = useCurrent();
    const account = me.memberships.find((each) => each.account.id === token.account)?.account.name;
    const where = account ?? words("profile.tokens.everywhere");
    const what = token.scopes
        ? intl.formatList(token.scopes.map((scope) => scopeName(words, scope)))
        : words("profile.tokens.everything");
    return (
        <div className={classes.quiet}>
            {where} · {what}
        </div>
    );
}

function Times({ token }: { token: ApiToken }) {
    const intl = useIntl();
    const tell = (id: string, at: ReactNode) => intl.formatMessage({ id }, { at });
    return (
        <div className={classes.quiet}>
            {token.last_used_at
                ? tell("profile.tokens.used", <When key="used" at={token.last_used_at} />)
                : tell("profile.tokens.unused", "")}
            {" · "}
            {token.expires_at
                ? tell("profile.tokens.expires", <Day key="expires" at={token.expires_at} />)
                : tell("profile.tokens.lasting", "")}
        </div>
    );
}
