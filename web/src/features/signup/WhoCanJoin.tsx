import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";
import type { AccountSignIn, Settings } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { whoCanJoinQuery } from "../../lib/joining";
import { productName, productsQuery } from "../../lib/products";
import { useWords, type WordId } from "../../lib/words";

const namedDomains = 3;

/** Who can join by themselves now, and what they get; its words lead to where that is decided. */
export function WhoCanJoin({ settings }: { settings: Settings }) {
    const { account } = useCurrent();
    const { data } = useQuery(whoCanJoinQuery(account));
    if (!data) return null;
    const { open, link } = data.signup;
    return (
        <>
            <Sentence data={data} />
            {open && <WhatTheyGet settings={settings} byLinkOnly={link && !hasOwnWay(data)} />}
        </>
    );
}

function hasOwnWay({ signup, providers }: AccountSignIn): boolean {
    return signup.domains.length > 0 || providers.length > 0;
}

function Sentence({ data }: { data: AccountSignIn }) {
    const ways = useWays(data);
    const { open, link } = data.signup;
    return (
        <FormattedMessage
            id={sentenceOf(open, hasOwnWay(data), link)}
            values={{
                ways,
                domain: wayTo("domains"),
                provider: wayTo("providers"),
                link: wayTo("links"),
            }}
        />
    );
}

function sentenceOf(open: boolean, ownWay: boolean, link: boolean): WordId {
    if (!open) return "signup.nobody";
    if (!ownWay) return "signup.who.link";
    return link ? "signup.who.ways_or_link" : "signup.who.ways";
}

/** "an @acme.test address or a Salesforce login", each leading to where it is decided. */
function useWays({ signup, providers }: AccountSignIn): ReactNode {
    const words = useWords();
    const intl = useIntl();
    const either = (names: string[]) => intl.formatList(names, { type: "disjunction" });

    function addressIn(domains: string[]): string {
        const more = domains.length - namedDomains;
        if (more <= 0) {
            const named = domains.map((name) => `@${name}`);
            return words("signup.who.address", { domains: either(named) });
        }
        const some = [...domains.slice(0, namedDomains), words("signup.who.more", { count: more })];
        return words("signup.who.addresses", { domains: either(some) });
    }

    const ways = [
        ...(signup.domains.length > 0 ? [wayTo("domains")([addressIn(signup.domains)])] : []),
        ...providers.map(({ name }) =>
            wayTo("providers")([words("signup.who.login", { provider: name })]),
        ),
    ];
    return intl.formatList(ways.map(withKey), { type: "disjunction" });
}

function withKey(way: ReactNode, place: number) {
    return <Fragment key={place}>{way}</Fragment>;
}

function wayTo(hash: string) {
    return function Way(chunks: ReactNode[]) {
        return (
            <Link to="/manage/ways-in" hash={hash} className="link">
                {chunks}
            </Link>
        );
    };
}

type WhatTheyGetProps = { settings: Settings; byLinkOnly: boolean };

function WhatTheyGet({ settings, byLinkOnly }: WhatTheyGetProps) {
    const words = useWords();
    const intl = useIntl();
    const { account } = useCurrent();
    const { signup_products: slugs, signup_needs_approval: isAsked } = settings;
    const pools = useQuery({ ...productsQuery(account.id), enabled: slugs.length > 0 }).data;
    const names = slugs.map((slug) => productName(pools, slug));
    return (
        <>
            {" "}
            {slugs.length > 0
                ? pools && words("signup.get", { products: intl.formatList(names) })
                : words("signup.get.nothing")}
            {isAsked && !byLinkOnly && ` ${words("signup.get.approval")}`}
        </>
    );
}
