import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AccountDocument } from "../../api/types";
import { downloadCsv } from "../../lib/csv";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords, type Words } from "../../lib/words";
import { LedgerDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Cell, Rows } from "../../ui/Rows";
import rows from "../../ui/Rows.module.css";
import { Section } from "../../ui/Section";
import { toast } from "../../ui/toast";
import { Day } from "../../ui/When";
import { allDocuments, documentsQuery } from "./api";

type DocumentsProps = { account: { id: string; slug: string } };

/** Every approved order, to be printed one by one or taken away as a table. */
export function Documents({ account: { id: account, slug } }: DocumentsProps) {
    const words = useWords();
    const list = useInfiniteQuery(documentsQuery(account));
    const isAny = list.data?.pages.some(({ items }) => items.length > 0);
    const none = (
        <EmptyState drawing={<LedgerDrawing />} sentence={words("accounting.documents.none")} />
    );
    const taking = useSubmit({
        send: () => allDocuments(account),
        done: (all: AccountDocument[]) =>
            downloadCsv(`${slug}-orders.csv`, [headOf(words), ...all.map(lineOf)]),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return (
        <Section
            id="documents"
            title={words("accounting.documents")}
            lead={words("accounting.documents.lead")}
            action={
                isAny && (
                    <Button
                        variant="default"
                        loading={taking.busy}
                        onClick={() => void taking.submit(undefined)}
                    >
                        {words("accounting.csv")}
                    </Button>
                )
            }
        >
            <List list={list} rows={3} empty={none}>
                {(documents) => (
                    <Rows
                        label={words("accounting.documents")}
                        columns={[
                            words("accounting.document"),
                            words("orders.by"),
                            words("accounting.approved"),
                            "",
                        ]}
                    >
                        {documents.map((document) => (
                            <DocumentRow key={document.id} document={document} />
                        ))}
                    </Rows>
                )}
            </List>
        </Section>
    );
}

function DocumentRow({ document }: { document: AccountDocument }) {
    const words = useWords();
    const { id, number, quantity, product_name: product, approved_at } = document;
    const name = words("orders.number", { number: String(number) });
    return (
        <tr role="row">
            <Cell>
                <span className={rows.main}>{name}</span>
                <span className={rows.note}>{words("orders.what", { quantity, product })}</span>
            </Cell>
            <Cell heading={words("orders.by")}>{document.ordered_by}</Cell>
            <Cell heading={words("accounting.approved")}>
                {approved_at && <Day at={approved_at} />}
            </Cell>
            <Cell>
                <span className={rows.acts}>
                    <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={words("accounting.open.of", { name })}
                        renderRoot={(props) => (
                            <Link
                                to="/manage/accounting/documents/$document"
                                params={{ document: id }}
                                {...props}
                            />
                        )}
                    >
                        {words("accounting.open")}
                    </Button>
                </span>
            </Cell>
        </tr>
    );
}

function headOf(words: Words): string[] {
    return [
        words("orders.number", { number: "" }).trim(),
        words("orders.product"),
        words("orders.quantity"),
        words("orders.by"),
        words("orders.at"),
        words("accounting.approved"),
        words("orders.note"),
    ];
}

function lineOf(document: AccountDocument): string[] {
    const { number, product_name, quantity, ordered_by, ordered_at, approved_at, note } = document;
    return [String(number), product_name, String(quantity), ordered_by, ordered_at].concat(
        approved_at ?? "",
        note,
    );
}
