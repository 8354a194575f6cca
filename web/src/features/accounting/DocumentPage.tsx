import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import type { Accounting, AccountDocument } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { LostDrawing } from "../../ui/drawings";
import { Loaded } from "../../ui/Loaded";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { Day } from "../../ui/When";
import { WayUp } from "../../ui/WayUp";
import classes from "./Accounting.module.css";
import { detailsQuery, documentQuery } from "./api";

/** One document as a sheet of paper; printing leaves out everything else. */
export function DocumentPage() {
    const words = useWords();
    const { account } = useCurrent();
    const { document: id } = useParams({ from: "/inside/manage/accounting/documents/$document" });
    const found = useQuery(documentQuery(account.id, id));
    const details = useQuery(detailsQuery(account.id)).data?.details;
    const number = String(found.data?.number ?? "");
    if (isProblem(found.error, 404))
        return (
            <Notice
                drawing={<LostDrawing />}
                title={words("not_found.title")}
                text={words("not_found.text")}
            >
                <WayUp to="/manage/accounting">{words("accounting.back")}</WayUp>
            </Notice>
        );
    return (
        <>
            <div data-unprinted>
                <WayUp to="/manage/accounting">{words("accounting.back")}</WayUp>
                <PageHead
                    title={words("orders.number", { number })}
                    actions={
                        <Button onClick={() => window.print()}>{words("accounting.print")}</Button>
                    }
                />
            </div>
            <Loaded query={found} rows={5}>
                {(document) => details && <Sheet document={document} details={details} />}
            </Loaded>
        </>
    );
}

type SheetProps = { document: AccountDocument; details: Accounting };

function Sheet({ document, details }: SheetProps) {
    const words = useWords();
    const { account } = useCurrent();
    return (
        <article className={classes.sheet}>
            <h2>{words("document.title")}</h2>
            <div className={classes.parties}>
                <div>
                    <strong>{details.company || account.name}</strong>
                    <p className={classes.address}>{details.address}</p>
                </div>
                <Facts document={document} details={details} />
            </div>
            <table className={classes.lines}>
                <thead>
                    <tr>
                        <th>{words("orders.product")}</th>
                        <th>{words("orders.quantity")}</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <td>{document.product_name}</td>
                        <td>{document.quantity}</td>
                    </tr>
                </tbody>
            </table>
            {document.note && (
                <p className={classes.note}>{words("orders.said", { note: document.note })}</p>
            )}
            <p className={classes.small}>{words("document.small")}</p>
        </article>
    );
}

function Facts({ document, details }: SheetProps) {
    const words = useWords();
    const { account } = useCurrent();
    const facts = [
        [words("home.account"), account.name],
        [words("document.number"), String(document.number)],
        [words("orders.at"), <Day key="at" at={document.ordered_at} />],
        [words("orders.by"), document.ordered_by],
        [
            words("accounting.approved"),
            document.approved_at && <Day key="approved" at={document.approved_at} />,
        ],
        [words("accounting.vat"), details.vat_id],
        [words("accounting.reference"), details.reference],
    ] as const;
    return (
        <dl className={classes.facts}>
            {facts.map(
                ([name, value]) =>
                    value && (
                        <div key={name} className={classes.fact}>
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        </div>
                    ),
            )}
        </dl>
    );
}
