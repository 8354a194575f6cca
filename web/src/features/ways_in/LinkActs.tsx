import { useState } from "react";
import type { SignUpLink } from "../../api/types";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import entries from "../../ui/Entries.module.css";
import { Button } from "@mantine/core";
import { later } from "../../ui/later";
import type { LinkAct } from "./api";

const LinkDialog = later(async () => (await import("./LinkDialog")).LinkDialog);
const AskLink = later(async () => (await import("./AskLink")).AskLink);
const CameBy = later(async () => (await import("./CameBy")).CameBy);

type Shown = "change" | "came" | LinkAct;

export function LinkActs({ link }: { link: SignUpLink }) {
    const words = useWords();
    const [shown, show] = useState<Shown>();
    const [asked, ask] = useState<LinkAct>("refresh");
    const name = link.name || words("links.unnamed");
    const close = () => show(undefined);

    function begin(what: LinkAct) {
        ask(what);
        show(what);
    }

    return (
        <div className={entries.acts}>
            <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words("links.came.by", { name })}
                onClick={() => show("came")}
            >
                {words("links.came")}
            </Button>
            {link.state === "open" && (
                <>
                    <Act word="links.change" name={name} onAct={() => show("change")} />
                    <Act word="links.refresh" name={name} onAct={() => begin("refresh")} />
                    <Act word="links.close" name={name} onAct={() => begin("close")} />
                </>
            )}
            <LinkDialog link={link} opened={shown === "change"} onClose={close} />
            <CameBy link={link} opened={shown === "came"} onClose={close} />
            <AskLink link={link} asked={asked} opened={shown === asked} onClose={close} />
        </div>
    );
}

type ActProps = {
    word: "links.change" | "links.refresh" | "links.close";
    name: string;
    onAct: () => void;
};

function Act({ word, name, onAct }: ActProps) {
    const words = useWords();
    return (
        <ActButton
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={words(`${word}.of`, { name })}
            onClick={onAct}
        >
            {words(word)}
        </ActButton>
    );
}
