import { Button, type ButtonProps } from "@mantine/core";
import type { ComponentPropsWithoutRef } from "react";
import { Explained } from "./Explained";

type ActButtonProps = ButtonProps &
    Omit<ComponentPropsWithoutRef<"button">, keyof ButtonProps> & {
        /** Why it cannot be pressed now. */
        off?: string;
    };

/** A button that changes something: off, with the reason, where nothing can be changed. */
export function ActButton({ off, ...button }: ActButtonProps) {
    return (
        <Explained reason={off}>{(explained) => <Button {...button} {...explained} />}</Explained>
    );
}
