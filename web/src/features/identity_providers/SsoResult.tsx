import type { ReactNode } from "react";
import type { SsoAnswer, SsoTest } from "../../api/types";
import { usePageTitle } from "../../lib/page_title";
import { hasWord, useWords, wordOr } from "../../lib/words";
import { PublicPage } from "../../ui/PublicPage";
import classes from "./Sso.module.css";
import { BackToWaysIn } from "./SsoRefused";

const lettingIn = ["known", "would_join", "would_link"];

type SsoResultProps = { account: SsoAnswer["account"]; test: SsoTest };

/** What a provider said in a test, and what it would have led to. Nobody was signed in. */
export function SsoResult({ account, test }: SsoResultProps) {
    const words = useWords();
    usePageTitle(words("sso.test.title"));
    return (
        <PublicPage wide>
            <div className={classes.result}>
                <div>
                    <h1>{words("sso.test.title")}</h1>
                    <p className={classes.quiet}>{words("sso.test.lead")}</p>
                </div>
                <Outcome outcome={test.outcome} account={account.name} />
                <Person test={test} />
                <Claims claims={test.claims} />
                <div>
                    <BackToWaysIn />
                </div>
            </div>
        </PublicPage>
    );
}

function Outcome({ outcome, account }: { outcome: string; account: string }) {
    const words = useWords();
    const isIn = lettingIn.includes(outcome);
    return (
        <p className={classes.outcome} data-tone={isIn ? "good" : "warn"}>
            {hasWord("sso.outcome", outcome)
                ? wordOr(words, "sso.outcome", outcome)
                : words("sso.outcome.other", { code: outcome })}
            {isIn && ` ${words("sso.outcome.account", { account })}`}
        </p>
    );
}

function Person({ test }: { test: SsoTest }) {
    const words = useWords();
    const { issuer, subject, email, email_is_proved, first_name, last_name } = test;
    const name = [first_name, last_name].filter(Boolean).join(" ");
    const vouched = words(email_is_proved ? "sso.test.email.proved" : "sso.test.email.unproved");
    return (
        <dl className={classes.facts}>
            <Fact title={words("sso.test.name")}>{name || words("sso.test.nothing")}</Fact>
            <Fact title={words("sso.test.email")}>
                {email ? `${email} (${vouched})` : words("sso.test.nothing")}
            </Fact>
            <Fact title={words("sso.test.issuer")}>{issuer}</Fact>
            <Fact title={words("sso.test.subject")}>{subject}</Fact>
        </dl>
    );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
    return (
        <div>
            <dt>{title}</dt>
            <dd>{children}</dd>
        </div>
    );
}

function Claims({ claims }: Pick<SsoTest, "claims">) {
    const words = useWords();
    return (
        <section className={classes.claims} aria-labelledby="claims-title">
            <h2 id="claims-title">{words("sso.test.claims")}</h2>
            <table className={classes.table} aria-labelledby="claims-title">
                <thead className="visually-hidden">
                    <tr>
                        <th scope="col">{words("sso.test.claim")}</th>
                        <th scope="col">{words("sso.test.value")}</th>
                    </tr>
                </thead>
                <tbody>
                    {claims.map(({ name, value }, place) => (
                        <tr key={place}>
                            <th scope="row">{name}</th>
                            <td>{value}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </section>
    );
}
