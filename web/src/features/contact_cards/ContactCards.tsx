import { ActionIcon } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { ContactCard } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { Explained } from "../../ui/Explained";
import { Face } from "../../ui/Face";
import { ClientIcon, EditIcon, PlusIcon, TrashIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { Cell, Rows } from "../../ui/Rows";
import { cardsQuery } from "./api";
import classes from "./ContactCards.module.css";
import { RemoveCard } from "./RemoveCard";

const CardDialog = later(async () => (await import("./CardDialog")).CardDialog);
const PromoteCard = later(async () => (await import("./PromoteCard")).PromoteCard);

type Asking = { card: ContactCard; what: "change" | "promote" | "remove" } | undefined;
type ContactCardsProps = { q: string; onAdd: () => void };

/** One's own contacts, by name. */
export function ContactCards({ q, onAdd }: ContactCardsProps) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(cardsQuery(account.id, q));
    const [asking, ask] = useState<Asking>();
    const columns = [words("users.name"), words("cards.email"), words("cards.mobile.column")];
    return (
        <Panel>
            <List list={list} rows={3} empty={<Nobody q={q} onAdd={onAdd} />}>
                {(cards) => (
                    <Rows label={words("cards.title")} columns={[...columns, ""]}>
                        {cards.map((card) => (
                            <Line key={card.id} card={card} onAsk={ask} />
                        ))}
                    </Rows>
                )}
            </List>
            <CardDialog
                key={asking?.card.id}
                card={asking?.card}
                opened={asking?.what === "change"}
                onClose={() => ask(undefined)}
            />
            {asking?.what === "promote" && (
                <PromoteCard opened card={asking.card} onClose={() => ask(undefined)} />
            )}
            {asking?.what === "remove" && (
                <RemoveCard card={asking.card} onClose={() => ask(undefined)} />
            )}
        </Panel>
    );
}

type LineProps = { card: ContactCard; onAsk: (asking: Asking) => void };

function Line({ card, onAsk }: LineProps) {
    const words = useWords();
    const name = fullName(card);
    const { may } = useCurrent();
    return (
        <tr role="row" className={classes.line}>
            <Cell>
                <span className={classes.person}>
                    <Face id={card.id} name={name} />
                    {name}
                    {card.is_colleague && (
                        <span className={classes.chip}>{words("cards.colleague")}</span>
                    )}
                </span>
            </Cell>
            <Cell whole heading={words("cards.email")}>
                <a href={`mailto:${card.email}`} className="link">
                    {card.email}
                </a>
            </Cell>
            <Cell whole heading={card.mobile && words("cards.mobile.column")}>
                {card.mobile}
            </Cell>
            <Cell>
                <span className={classes.acts}>
                    <Act
                        label={words("cards.change.of", { name })}
                        onClick={() => onAsk({ card, what: "change" })}
                    >
                        <EditIcon size={16} />
                    </Act>
                    {may("clients.invite") && !card.is_colleague && (
                        <Act
                            label={words("cards.promote.of", { name })}
                            onClick={() => onAsk({ card, what: "promote" })}
                        >
                            <ClientIcon size={16} />
                        </Act>
                    )}
                    <Act
                        label={words("cards.remove.of", { name })}
                        onClick={() => onAsk({ card, what: "remove" })}
                    >
                        <TrashIcon size={16} />
                    </Act>
                </span>
            </Cell>
        </tr>
    );
}

type ActProps = { label: string; onClick: () => void; children: ReactNode };

function Act({ label, onClick, children }: ActProps) {
    return (
        <Explained reason={undefined}>
            {(explained) => (
                <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.act}
                    aria-label={label}
                    title={label}
                    onClick={onClick}
                    {...explained}
                >
                    {children}
                </ActionIcon>
            )}
        </Explained>
    );
}

function Nobody({ q, onAdd }: ContactCardsProps) {
    const words = useWords();
    const sentence = q ? words("connections.nobody.found", { q }) : words("cards.none");
    return (
        <EmptyState drawing={<LedgerDrawing />} sentence={sentence}>
            {!q && (
                <ActButton leftSection={<PlusIcon size={16} />} onClick={onAdd}>
                    {words("cards.add")}
                </ActButton>
            )}
        </EmptyState>
    );
}
