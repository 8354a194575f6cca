import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isProblem } from "../../api/problem";
import type { ContactOverview } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { contactQuery } from "./api";
import { Availability } from "./Availability";
import { ContactFace } from "./ContactFace";
import { Frame } from "./Frame";
import { Gone } from "./Gone";
import { GroupsOf } from "./GroupsOf";
import { Information } from "./Information";
import { KindBadge, StateOf } from "./marks";
import classes from "./Overview.module.css";

type ContactOverviewProps = {
    contact: string;
    /** What can be done with them. */
    acts: (overview: ContactOverview) => ReactNode;
};

/** Who somebody is, whether they are there, and how to reach them. */
export function ContactOverview({ contact, acts }: ContactOverviewProps) {
    const words = useWords();
    const { account } = useCurrent();
    const found = useQuery(contactQuery(account.id, contact));
    const { data } = found;
    if (isProblem(found.error, 404) || isProblem(found.error, 422)) {
        return (
            <Frame label={words("contacts.overview")}>
                <Gone />
            </Frame>
        );
    }
    return (
        <Frame label={data?.display_name ?? words("contacts.overview")}>
            {data && <Shown overview={data}>{acts(data)}</Shown>}
            {found.isPending && <LoadingRows rows={5} />}
            {found.isError && !data && (
                <ListProblem problem={found.error} onRetry={() => void found.refetch()} />
            )}
        </Frame>
    );
}

function Shown({ overview, children }: { overview: ContactOverview; children: ReactNode }) {
    return (
        <>
            <header className={classes.head}>
                <ContactFace contact={overview} size={56} />
                <div className={classes.who}>
                    <h2 className={classes.name}>{overview.display_name}</h2>
                    <span className={classes.marks}>
                        <KindBadge kind={overview.kind} />
                        <StateOf contact={overview} />
                    </span>
                </div>
            </header>
            <Limits overview={overview} />
            {children}
            <Availability overview={overview} />
            <Information overview={overview} />
            <GroupsOf overview={overview} />
        </>
    );
}

/** What this kind of person is, and what therefore cannot be done with them. */
function Limits({ overview: { kind, state } }: { overview: ContactOverview }) {
    const words = useWords();
    if (kind === "team" || kind === "client_group") return null;
    const means =
        kind === "client"
            ? words(`contacts.client.${state}`)
            : kind === "internal" && state !== "active"
              ? words(`contacts.internal.${state}`)
              : words(`contacts.means.${kind}`);
    return <p className={classes.quiet}>{means}</p>;
}
