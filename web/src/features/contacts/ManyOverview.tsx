import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isProblem } from "../../api/problem";
import type { Contact } from "../../api/types";
import { clientGroupQuery } from "../../lib/clients";
import { useCurrent } from "../../lib/current";
import { userRef } from "../../lib/presence";
import { teamQuery } from "../../lib/teams";
import { useWords } from "../../lib/words";
import { LoadingRows } from "../../ui/LoadingRows";
import { peopleOfTeamQuery } from "./api";
import { ContactFace } from "./ContactFace";
import lines from "./Contacts.module.css";
import { Frame, Part } from "./Frame";
import { Gone } from "./Gone";
import { KindBadge, StateOf } from "./marks";
import classes from "./Overview.module.css";

type Person = Pick<Contact, "ref" | "kind" | "id" | "display_name" | "avatar_url" | "state">;

/** What can be done with all of them. */
type Acts = (name: string) => ReactNode;

/** A team: who is in it. */
export function TeamOverview({ team, acts }: { team: string; acts: Acts }) {
    const { account, membership } = useCurrent();
    const found = useQuery(teamQuery(account.id, team));
    const people = useQuery(peopleOfTeamQuery(account.id, team)).data?.items;
    const active = people?.filter(({ id, state }) => state === "active" && id !== membership.id);
    return (
        <Many
            id={team}
            acts={acts}
            kind="team"
            name={found.data?.team.name}
            isGone={isProblem(found.error, 404)}
            people={active?.map(({ id, display_name, avatar_url }) => ({
                ref: userRef(id),
                kind: "internal",
                id,
                display_name,
                avatar_url: avatar_url ?? null,
                state: "active",
            }))}
        >
            <Link to="/manage/teams/$team" params={{ team }} className="link">
                {useWords()("contacts.team.open")}
            </Link>
        </Many>
    );
}

/** A group of clients: who is in it. */
export function GroupOverview({ group, acts }: { group: string; acts: Acts }) {
    const { account } = useCurrent();
    const found = useQuery(clientGroupQuery(account.id, group));
    const here = found.data?.group.members.filter(({ state }) => state !== "inactive");
    return (
        <Many
            id={group}
            acts={acts}
            kind="client_group"
            name={found.data?.group.name}
            text={found.data?.group.description}
            isGone={isProblem(found.error, 404)}
            people={here?.map(({ id, display_name, state }) => ({
                ref: `client:${id}`,
                kind: "client",
                id,
                display_name,
                avatar_url: null,
                state: state === "pending" || state === "quiet" ? state : "active",
            }))}
        >
            <Link to="/manage/client-groups/$group" params={{ group }} className="link">
                {useWords()("contacts.group.open")}
            </Link>
        </Many>
    );
}

type ManyProps = {
    id: string;
    kind: "team" | "client_group";
    name: string | undefined;
    text?: string | undefined;
    isGone: boolean;
    people: Person[] | undefined;
    acts: Acts;
    children: ReactNode;
};

function Many({ id, kind, name, text, isGone, people, acts, children }: ManyProps) {
    const words = useWords();
    const face = { ref: "", kind, id, avatar_url: null, state: "active" as const, presence: null };
    return (
        <Frame label={name ?? words("contacts.overview")}>
            {isGone && <Gone />}
            {!isGone && !name && <LoadingRows rows={4} />}
            {!isGone && name && (
                <>
                    <header className={classes.head}>
                        <ContactFace contact={{ ...face, display_name: name }} size={56} />
                        <div className={classes.who}>
                            <h2 className={classes.name}>{name}</h2>
                            <span className={classes.marks}>
                                <KindBadge kind={kind} />
                            </span>
                        </div>
                    </header>
                    {text && <p>{text}</p>}
                    <p>{children}</p>
                    <div>{acts(name)}</div>
                    <Part title={words("contacts.members.title")}>
                        {people?.length === 0 && (
                            <p className={classes.quiet}>{words("contacts.members.none")}</p>
                        )}
                        <ul className={classes.people}>
                            {people?.map((person) => (
                                <Member key={person.ref} person={person} />
                            ))}
                        </ul>
                    </Part>
                </>
            )}
        </Frame>
    );
}

function Member({ person }: { person: Person }) {
    return (
        <li>
            <Link
                to="/manage/contacts/$ref"
                params={{ ref: person.ref }}
                search={(before) => before}
                className={lines.line}
            >
                <ContactFace contact={{ ...person, presence: null }} />
                <span className={lines.name}>
                    {person.display_name}
                    <StateOf contact={person} />
                </span>
            </Link>
        </li>
    );
}
