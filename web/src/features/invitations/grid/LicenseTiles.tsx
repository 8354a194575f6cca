import type { CSSProperties } from "react";
import type { Product } from "../../../api/types";
import { useWords } from "../../../lib/words";
import classes from "./LicenseTiles.module.css";
import { licensesLeft, type Row } from "./rows";

type LicenseTilesProps = { pools: Product[]; rows: Row[] };

/** What is left of each product, counting down while the grid is being ticked. */
export function LicenseTiles({ pools, rows }: LicenseTilesProps) {
    const words = useWords();
    return (
        <ul className={classes.tiles} aria-label={words("invite.licenses.left")}>
            {pools.map((pool) => (
                <Tile key={pool.slug} pool={pool} left={licensesLeft(pool, rows)} />
            ))}
        </ul>
    );
}

function Tile({ pool, left }: { pool: Product; left: number }) {
    const words = useWords();
    const { name, total, reserved } = pool;
    if (total === null || total === undefined)
        return (
            <li className={classes.tile}>
                <span className={classes.name}>{name}</span>
                <span className={classes.count}>{words("invite.unlimited")}</span>
            </li>
        );
    const available = Math.max(left, 0);
    return (
        <li className={classes.tile} data-empty={left <= 0 || undefined}>
            <span className={classes.name}>{name}</span>
            <span className={classes.count}>
                {words("invite.available", { available, total, reserved })}
            </span>
            <Meter pool={pool} total={total} left={left} />
            {left < 0 && (
                <span className={classes.over} role="alert">
                    {words("invite.over", { count: -left })}
                </span>
            )}
        </li>
    );
}

type MeterProps = { pool: Product; total: number; left: number };

// In use, held by invitations, ticked here; what stays empty is free.
function Meter({ pool, total, left }: MeterProps) {
    const shares = {
        used: pool.assigned,
        held: pool.reserved,
        here: Math.max((pool.available ?? 0) - Math.max(left, 0), 0),
    };
    return (
        <span className={classes.meter} aria-hidden="true">
            {Object.entries(shares).map(([share, count]) => (
                <span
                    key={share}
                    data-share={share}
                    style={{ "--share": total > 0 ? count / total : 0 } as CSSProperties}
                />
            ))}
        </span>
    );
}
