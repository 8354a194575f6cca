import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Newcomers } from "../../features/admin/Newcomers";
import { ProvidersSection } from "../../features/identity_providers/ProvidersSection";
import { TestNotBegun } from "../../features/identity_providers/TestNotBegun";
import { SignupBar } from "../../features/signup/SignupBar";
import { DomainsSection } from "../../features/ways_in/DomainsSection";
import { LinksSection } from "../../features/ways_in/LinksSection";
import { useCurrent, type Permission } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { useHashWhenLoaded } from "../use_hash_when_loaded";
import { ForbiddenPage } from "./ForbiddenPage";
import classes from "./WaysInRoute.module.css";

type Part = { name: string; needs: Permission; Show: ComponentType };

/** One section for each kind of way; the last says what people get who came by any of them. */
const parts: Part[] = [
    { name: "domains", needs: "account.settings", Show: DomainsSection },
    { name: "providers", needs: "account.settings", Show: ProvidersSection },
    { name: "links", needs: "users.manage", Show: LinksSection },
    { name: "newcomers", needs: "account.settings", Show: Newcomers },
];

/** By which ways people join without an invitation, each of them opened and closed here. */
export function WaysInRoute() {
    const { may } = useCurrent();
    const mine = parts.filter(({ needs }) => may(needs));
    return mine.length > 0 ? <WaysIn parts={mine} /> : <ForbiddenPage needs="account.settings" />;
}

function WaysIn({ parts }: { parts: Part[] }) {
    const words = useWords();
    const { account } = useCurrent();
    const { problem, provider } = useSearch({ from: "/inside/manage/ways-in" });
    const navigate = useNavigate({ from: "/manage/ways-in" });
    useHashWhenLoaded(joiningKey(account.id));
    return (
        <>
            <PageHead
                title={words("ways.title")}
                lead={words("ways.lead", { account: account.name })}
            />
            {problem && (
                <TestNotBegun
                    code={problem}
                    provider={provider}
                    onClose={() => void navigate({ search: {}, replace: true })}
                />
            )}
            <div className={classes.sections}>
                <SignupBar />
                {parts.map(({ name, Show }) => (
                    <Show key={name} />
                ))}
            </div>
        </>
    );
}
