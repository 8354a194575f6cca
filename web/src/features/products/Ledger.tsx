import { NumberInput, TextInput } from "@mantine/core";
import "@mantine/core/styles/NumberInput.layer.css";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Product } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { ExportLink } from "../../ui/ExportLink";
import { Loaded } from "../../ui/Loaded";
import { Panel } from "../../ui/Panel";
import { ledgerQuery } from "./api";
import classes from "./Ledger.module.css";
import { LedgerTable } from "./LedgerTable";
import { dayMs, seatsOf } from "./seats";
import { SeatPicture } from "./SeatPicture";

const shownDays = 90;

/** Who held which license when: as a picture of the last months, and as answers to a question. */
export function Ledger({ product }: { product: Product }) {
    const words = useWords();
    const { account } = useCurrent();
    const [from, to] = useMemo(spanShown, []);
    const since = new Date(from).toISOString();
    const spans = useQuery(ledgerQuery(account.id, product.slug, { since }));
    return (
        <>
            <section aria-labelledby="seats-title" className={classes.section}>
                <h2 id="seats-title">{words("ledger.picture")}</h2>
                <p className={classes.lead}>{words("ledger.picture.lead")}</p>
                <Panel>
                    <Loaded query={spans} rows={3}>
                        {({ items, next_cursor }) => (
                            <>
                                {items.length === 0 ? (
                                    <EmptyState
                                        drawing={<LedgerDrawing />}
                                        sentence={words("ledger.none", { product: product.name })}
                                    />
                                ) : (
                                    <SeatPicture seats={seatsOf(items, from, to)} from={from} />
                                )}
                                {next_cursor && (
                                    <p className={classes.note}>{words("ledger.picture.newest")}</p>
                                )}
                            </>
                        )}
                    </Loaded>
                </Panel>
            </section>
            <Question product={product} />
        </>
    );
}

/** "Who held seat 3 on 4 May?" */
function Question({ product }: { product: Product }) {
    const words = useWords();
    const { account } = useCurrent();
    const [seat, setSeat] = useState<number | string>("");
    const [day, setDay] = useState("");
    const slot = typeof seat === "number" && seat > 0 ? seat : undefined;
    const at = endOf(day);
    const filter = { ...(slot && { slot }), ...(at && { at }) };
    const found = useQuery(ledgerQuery(account.id, product.slug, filter));
    return (
        <section aria-labelledby="held-title" className={classes.section}>
            <h2 id="held-title">{words("ledger.question")}</h2>
            <div className={classes.question}>
                <NumberInput
                    label={words("ledger.seat")}
                    placeholder={words("ledger.seat.any")}
                    min={1}
                    max={1_000_000}
                    allowDecimal={false}
                    hideControls
                    value={seat}
                    onChange={setSeat}
                />
                <TextInput
                    type="date"
                    label={words("ledger.day")}
                    value={day}
                    onChange={(event) => setDay(event.currentTarget.value)}
                />
                <ExportLink
                    list={`products/${product.slug}/ledger`}
                    account={account.id}
                    filter={filter}
                />
            </div>
            <Panel>
                <Loaded query={found} rows={3}>
                    {({ items, next_cursor }) => (
                        <>
                            <LedgerTable spans={items} />
                            {next_cursor && <p className={classes.note}>{words("ledger.more")}</p>}
                        </>
                    )}
                </Loaded>
            </Panel>
        </section>
    );
}

function spanShown(): [number, number] {
    const now = Date.now();
    return [now - shownDays * dayMs, now];
}

// Who held it when the day was over, as the clock of the viewer says.
function endOf(day: string): string | undefined {
    const end = new Date(`${day}T23:59:59`);
    if (Number.isNaN(end.getTime())) return undefined;
    return new Date(Math.min(end.getTime(), Date.now())).toISOString();
}
