import { useState, type CSSProperties } from "react";
import classes from "./Face.module.css";

const colors = 12;

type FaceProps = {
    id: string;
    name: string;
    size?: number;
    /** Address of the picture; another one with each picture. */
    picture?: string | null | undefined;
};

/** The picture, else initials on one of twelve quiet colors. The name always stands beside it. */
export function Face({ id, name, size = 28, picture }: FaceProps) {
    const style = { "--face": colorOf(id), "--face-size": `${size}px` } as CSSProperties;
    return (
        <span className={classes.face} style={style} aria-hidden="true">
            <span>{initials(name)}</span>
            {picture && <Picture key={picture} address={picture} />}
        </span>
    );
}

// Lies over the initials, which show until it is there, and for good where it never comes.
function Picture({ address }: { address: string }) {
    const [lost, setLost] = useState(false);
    if (lost) return null;
    return (
        <img
            className={classes.picture}
            src={address}
            alt=""
            decoding="async"
            onError={() => setLost(true)}
        />
    );
}

// The end of a UUIDv7 is random, its beginning is the time.
function colorOf(id: string): number {
    const tail = Number.parseInt(id.replaceAll("-", "").slice(-6), 16);
    return (Number.isNaN(tail) ? id.length : tail) % colors;
}

function initials(name: string): string {
    const words = name.trim().split(/\s+/);
    const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
    return ends
        .map((word) => [...(word ?? "")][0] ?? "")
        .join("")
        .toUpperCase();
}
