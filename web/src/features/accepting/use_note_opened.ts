import { useEffect } from "react";
import { noteOpened } from "./api";

const noted = new Set<string>();

/** Once, as soon as somebody looks: a page that was only loaded in the background was not seen. */
export function useNoteOpened(token: string) {
    useEffect(() => {
        if (noted.has(token)) return;
        const look = () => {
            if (document.visibilityState !== "visible" || noted.has(token)) return;
            noted.add(token);
            void noteOpened(token);
        };
        look();
        document.addEventListener("visibilitychange", look);
        return () => document.removeEventListener("visibilitychange", look);
    }, [token]);
}
