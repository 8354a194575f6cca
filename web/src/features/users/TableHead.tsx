import type { Words } from "../../lib/words";
import { DownIcon, UpIcon } from "../../ui/icons";
import type { Column } from "./columns";
import type { Order } from "./filter";
import type { Selection } from "./use_selection";
import classes from "./TableHead.module.css";

type TableHeadProps = {
    columns: Column[];
    words: Words;
    sort: Order;
    selection: Selection;
    onSort: (sort: Order) => void;
};

export function TableHead({ columns, words, sort, selection, onSort }: TableHeadProps) {
    return (
        <thead role="rowgroup" className={classes.head}>
            <tr role="row">
                <th role="columnheader" data-column="choose">
                    <label className={classes.choose}>
                        <input
                            type="checkbox"
                            aria-label={words("users.select.all")}
                            checked={selection.all}
                            ref={(box) => {
                                if (box) box.indeterminate = isSome(selection);
                            }}
                            onChange={selection.toggleAll}
                        />
                    </label>
                </th>
                {columns.map(({ id, title, order, extra }) => (
                    <th
                        key={id}
                        role="columnheader"
                        data-column={id}
                        data-extra={extra}
                        aria-sort={order && sorted(order, sort)}
                    >
                        {order ? (
                            <button
                                type="button"
                                className={classes.sort}
                                onClick={() => onSort(sort === order ? `-${order}` : order)}
                            >
                                {words(title)}
                                {sort === order && <UpIcon size={14} />}
                                {sort === `-${order}` && <DownIcon size={14} />}
                            </button>
                        ) : (
                            words(title)
                        )}
                    </th>
                ))}
                <th role="columnheader" data-column="edit">
                    {words("users.edit")}
                </th>
            </tr>
        </thead>
    );
}

function isSome({ all, users }: Selection): boolean {
    return users.length > 0 && !all;
}

function sorted(order: string, sort: Order) {
    if (sort === order) return "ascending";
    return sort === `-${order}` ? "descending" : "none";
}
