import type { ReactNode } from "react";
import { SearchField } from "../../ui/SearchField";
import classes from "./Connections.module.css";

type TabToolsProps = {
    label: string;
    q: string;
    onSearch: (q: string) => void;
    children?: ReactNode;
};

/** The search of a tab, and what else there is to do in it. */
export function TabTools({ label, q, onSearch, children }: TabToolsProps) {
    return (
        <div className={classes.tools}>
            <div className={classes.search}>
                <SearchField label={label} value={q} onChange={onSearch} />
            </div>
            {children && <div className={classes.also}>{children}</div>}
        </div>
    );
}
