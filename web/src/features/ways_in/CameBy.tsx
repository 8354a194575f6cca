import { useInfiniteQuery } from "@tanstack/react-query";
import type { SignUp, SignUpLink } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useWords, wordOr } from "../../lib/words";
import { PeopleDrawing } from "../../ui/drawings";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import entries from "../../ui/Entries.module.css";
import { Face } from "../../ui/Face";
import { List } from "../../ui/List";
import { StateChip, type Tone } from "../../ui/StateChip";
import { When } from "../../ui/When";
import { cameByQuery } from "./api";
import classes from "./WaysIn.module.css";

const tones: Record<SignUp["state"], Tone> = {
    mailed: "quiet",
    awaiting: "warn",
    joined: "good",
    refused: "quiet",
};

type CameByProps = { link: SignUpLink; opened: boolean; onClose: () => void };

/** Everybody who came by a link, newest first. */
export function CameBy({ link, opened, onClose }: CameByProps) {
    const words = useWords();
    const name = link.name || words("links.unnamed");
    return (
        <Dialog
            opened={opened}
            title={words("links.came.by", { name })}
            size={560}
            onClose={onClose}
        >
            <People link={link.id} />
        </Dialog>
    );
}

function People({ link }: { link: string }) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(cameByQuery(account.id, link));
    const none = <EmptyState drawing={<PeopleDrawing />} sentence={words("links.came.nobody")} />;
    return (
        <List list={list} rows={3} empty={none}>
            {(people) => (
                <ul className={classes.people}>
                    {people.map((one) => (
                        <Person key={one.id} one={one} />
                    ))}
                </ul>
            )}
        </List>
    );
}

function Person({ one }: { one: SignUp }) {
    const words = useWords();
    return (
        <li className={classes.person}>
            <Face id={one.user_id ?? one.id} name={fullName(one)} />
            <span className={entries.what}>
                <span className={classes.strong}>{fullName(one)}</span>
                <span className={classes.quiet}>{one.email}</span>
            </span>
            <span className={classes.end}>
                <StateChip tone={tones[one.state]}>
                    {wordOr(words, "signups.state", one.state)}
                </StateChip>
                <span className={classes.quiet}>
                    <When at={one.decided_at ?? one.created_at} />
                </span>
            </span>
        </li>
    );
}
