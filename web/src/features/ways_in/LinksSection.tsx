import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SignUpLink } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { LetterDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import entries from "../../ui/Entries.module.css";
import { PlusIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { Loaded } from "../../ui/Loaded";
import { Section } from "../../ui/Section";
import { linksQuery } from "./api";
import { LinkRow } from "./LinkRow";
import classes from "./WaysIn.module.css";

const LinkDialog = later(async () => (await import("./LinkDialog")).LinkDialog);

/** Links to hand around: whoever has one may join, after a mail has shown whose address it is. */
export function LinksSection() {
    const words = useWords();
    const { account } = useCurrent();
    const links = useQuery(linksQuery(account.id));
    const [opened, setOpened] = useState(false);
    const open = () => setOpened(true);
    return (
        <Section
            id="links"
            title={words("links.title")}
            lead={words("links.lead")}
            action={
                links.data?.length ? (
                    <ActButton
                        variant="default"
                        leftSection={<PlusIcon size={16} />}
                        onMouseEnter={LinkDialog.preload}
                        onClick={open}
                    >
                        {words("links.new")}
                    </ActButton>
                ) : undefined
            }
        >
            <Loaded query={links} rows={2}>
                {(all) => (all.length === 0 ? <None onNew={open} /> : <Links links={all} />)}
            </Loaded>
            <LinkDialog opened={opened} onClose={() => setOpened(false)} />
        </Section>
    );
}

function None({ onNew }: { onNew: () => void }) {
    const words = useWords();
    return (
        <EmptyState drawing={<LetterDrawing />} sentence={words("links.none")}>
            <ActButton onMouseEnter={LinkDialog.preload} onClick={onNew}>
                {words("links.new")}
            </ActButton>
        </EmptyState>
    );
}

/** Closed ones are history, and shown when somebody asks for it. */
function Links({ links }: { links: SignUpLink[] }) {
    const words = useWords();
    const [all, showAll] = useState(false);
    const closed = links.filter(({ state }) => state === "closed");
    const shown = all ? links : links.filter(({ state }) => state === "open");
    return (
        <>
            {shown.length === 0 && <p className={classes.none}>{words("links.none.open")}</p>}
            <ul className={entries.list}>
                {shown.map((link) => (
                    <LinkRow key={link.id} link={link} />
                ))}
            </ul>
            {closed.length > 0 && (
                <div className={classes.closed}>
                    <Button
                        variant="subtle"
                        color="gray"
                        size="compact-sm"
                        aria-expanded={all}
                        onClick={() => showAll(!all)}
                    >
                        {words(all ? "links.closed.hide" : "links.closed.show", {
                            count: closed.length,
                        })}
                    </Button>
                </div>
            )}
        </>
    );
}
