import { useState } from "react";

type Changing<Version> = {
    look: () => Promise<Version>;
    fill: (version: Version) => void;
    forget: () => void;
};

/** What a form began with, and what others made of it meanwhile: the person keeps or takes. */
export function useNewer<Version>(version: Version | undefined) {
    const [base, setBase] = useState(version);
    const [theirs, setTheirs] = useState<Version>();

    function stale({ look, fill, forget }: Changing<Version>) {
        function onKeep(newer: Version) {
            setBase(newer);
            setTheirs(undefined);
            forget();
        }
        function onTake(newer: Version) {
            fill(newer);
            onKeep(newer);
        }
        return { theirs, onLook: async () => setTheirs(await look()), onKeep, onTake };
    }

    return { base, stale };
}
