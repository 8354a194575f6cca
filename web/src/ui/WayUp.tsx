import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackIcon } from "./icons";
import classes from "./WayUp.module.css";

type WayUpProps = { to: LinkProps["to"]; children: ReactNode };

/** Above the title: the page that this one belongs to. */
export function WayUp({ to, children }: WayUpProps) {
    return (
        <Link to={to} className={classes.up} activeOptions={{ exact: true }}>
            <BackIcon size={14} />
            {children}
        </Link>
    );
}
