import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Session } from "../../api/types";
import { deviceName, deviceOf } from "../../lib/device";
import { useSubmit } from "../../lib/submit";
import { useWords, type Words } from "../../lib/words";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { PhoneIcon, ScreenIcon } from "../../ui/icons";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { StateChip } from "../../ui/StateChip";
import { toast } from "../../ui/toast";
import { When } from "../../ui/When";
import { endSessions, sessionsQuery } from "./api";
import classes from "./Rows.module.css";
import { Section } from "../../ui/Section";

const fewest = 5;

/** Every browser one is signed in with; all but this one can be signed out from here. */
export function Sessions() {
    const words = useWords();
    const listed = useQuery(sessionsQuery);
    const [asked, setAsked] = useState<Session[]>();
    const [isWhole, setWhole] = useState(false);
    const all = listed.data ?? [];
    const shown = isWhole ? all : all.slice(0, fewest);
    const others = all.filter(({ current }) => !current);
    return (
        <Section
            id="sessions"
            title={words("profile.sessions")}
            lead={words("profile.sessions.lead")}
            action={
                others.length > 1 && (
                    <Button variant="default" onClick={() => setAsked(others)}>
                        {words("profile.sessions.end.others")}
                    </Button>
                )
            }
        >
            {listed.isPending && <LoadingRows rows={2} />}
            {listed.isError && (
                <ListProblem problem={listed.error} onRetry={() => void listed.refetch()} />
            )}
            <ul>
                {shown.map((session) => (
                    <Row key={session.id} session={session} onEnd={() => setAsked([session])} />
                ))}
            </ul>
            {shown.length < all.length && (
                <button type="button" className={classes.more} onClick={() => setWhole(true)}>
                    {words("profile.sessions.all", { count: all.length })}
                </button>
            )}
            <EndDialog sessions={asked} onClose={() => setAsked(undefined)} />
        </Section>
    );
}

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
    const words = useWords();
    const name = nameOf(words, session);
    return (
        <li className={classes.row}>
            <span className={classes.icon}>
                {deviceOf(session.device).isPhone ? <PhoneIcon /> : <ScreenIcon />}
            </span>
            <div className={classes.words}>
                <div className={classes.name} title={session.device}>
                    {name}
                    {session.current && (
                        <StateChip tone="good">{words("profile.sessions.this")}</StateChip>
                    )}
                </div>
                <div className={classes.quiet}>
                    <span className={classes.address}>{session.address}</span>
                    {" · "}
                    {words("users.last_seen")} <When at={session.last_seen_at} />
                </div>
            </div>
            {!session.current && (
                <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={words("profile.sessions.end.of", { device: name })}
                    onClick={onEnd}
                >
                    {words("shell.sign_out")}
                </Button>
            )}
        </li>
    );
}

type EndDialogProps = { sessions: Session[] | undefined; onClose: () => void };

function EndDialog({ sessions, onClose }: EndDialogProps) {
    const words = useWords();
    const queries = useQueryClient();
    const ending = useSubmit({
        send: endSessions,
        done: (_, ended) => {
            toast(words("profile.sessions.ended", { count: ended.length }));
            onClose();
        },
    });
    // How far it came is shown, also when it was refused halfway.
    async function end() {
        await ending.submit(sessions ?? []);
        await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    }
    const [first] = sessions ?? [];
    const count = sessions?.length ?? 1;
    const device = first ? nameOf(words, first) : "";
    return (
        <ConfirmDialog
            opened={sessions !== undefined}
            title={words("profile.sessions.end.title", { count, device })}
            confirm={words("shell.sign_out")}
            busy={ending.busy}
            problem={ending.problem}
            onConfirm={() => void end()}
            onClose={onClose}
        >
            {words("profile.sessions.end.text", { count, device })}
        </ConfirmDialog>
    );
}

function nameOf(words: Words, { device }: Session): string {
    return deviceName(words, device) || words("profile.sessions.unknown");
}
