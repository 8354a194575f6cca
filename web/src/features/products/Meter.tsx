import { Link } from "@tanstack/react-router";
import type { Product } from "../../api/types";
import { useWords } from "../../lib/words";

/** "2 of 3 licenses used", and how many of the others wait for somebody. */
export function Meter({ product: { total, assigned, reserved } }: { product: Product }) {
    const words = useWords();
    return (
        <>
            {typeof total === "number"
                ? words("product.meter", { used: assigned, reserved, total })
                : words("product.meter.unlimited", { used: assigned, reserved })}{" "}
            <Link to="/help/$guide" params={{ guide: "add-user" }} className="link">
                {words("product.help")}
            </Link>
        </>
    );
}
