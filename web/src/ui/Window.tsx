import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Dialog } from "./Dialog";
import classes from "./Window.module.css";

type WindowProps = {
    opened: boolean;
    title: string;
    /** Something is asked on top of it: Escape is for the question. */
    isAsking?: boolean;
    onClose: () => void;
    children: ReactNode;
};

/** A tall dialog of one height, whatever it shows; on phones it is the whole screen. */
export function Window({ opened, title, isAsking, onClose, children }: WindowProps) {
    const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
        getInitialValueInEffect: false,
    });
    return (
        <Dialog
            opened={opened}
            onClose={onClose}
            closeOnClickOutside={false}
            closeOnEscape={!isAsking}
            title={title}
            size={640}
            fullScreen={isPhone}
            classNames={{ content: classes.content, body: classes.body }}
        >
            {children}
        </Dialog>
    );
}
