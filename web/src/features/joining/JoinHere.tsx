import { Button } from "@mantine/core";
import { useState } from "react";
import { useIntl } from "react-intl";
import type { AccountSignIn } from "../../api/types";
import { isTyped } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { askByDomain } from "./api";
import { useDomainNames } from "./domains";
import { JoinForm } from "./JoinForm";
import classes from "./Joining.module.css";

type JoinHereProps = { slug: string; page: AccountSignIn };

/** Below the sign-in form of an account: for who has no login there yet. */
export function JoinHere({ slug, page }: JoinHereProps) {
    const words = useWords();
    const { open, domains, link } = page.signup;
    if (open && domains.length > 0) return <ByDomain slug={slug} page={page} />;
    if (open && page.providers.length > 0) return <ByProvider page={page} />;
    const way = open && link ? "joining.needed.link" : "joining.needed";
    return <p className={classes.needed}>{words(way)}</p>;
}

/** Whoever signs in there for the first time joins by that: the buttons are above. */
function ByProvider({ page }: Pick<JoinHereProps, "page">) {
    const words = useWords();
    const intl = useIntl();
    const names = page.providers.map(({ name }) => name);
    const providers = intl.formatList(names, { type: "disjunction" });
    return <p className={classes.needed}>{words("joining.new.provider", { providers })}</p>;
}

function ByDomain({ slug, page: { account, signup } }: JoinHereProps) {
    const words = useWords();
    const as = `joining.${slug}`;
    const [opened, setOpened] = useState(() => isTyped(as));
    const allowed = useDomainNames(signup.domains);
    return (
        <section className={classes.here} aria-labelledby="join-title">
            <h2 id="join-title">{words("invitation.title", { account: account.name })}</h2>
            {opened ? (
                <JoinForm
                    as={as}
                    domains={signup.domains}
                    send={(asking, key) => askByDomain(slug, asking, key)}
                />
            ) : (
                <>
                    <p className={classes.small}>{words("joining.new", { allowed })}</p>
                    <Button variant="default" fullWidth onClick={() => setOpened(true)}>
                        {words("joining.begin")}
                    </Button>
                </>
            )}
        </section>
    );
}
