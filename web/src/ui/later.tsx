import { lazy, Suspense, useEffect, useRef, useState, type ComponentType } from "react";

type Opened = { opened: boolean };

/** A dialog whose code is fetched when it is first opened; `preload` fetches it a moment before. */
export function later<Props extends Opened>(load: () => Promise<ComponentType<Props>>) {
    const Loaded = lazy(async () => ({ default: openedAfterwards(await load()) }));

    function Later(props: Props) {
        const needed = useRef(false);
        needed.current ||= props.opened;
        if (!needed.current) return null;
        return (
            <Suspense>
                <Loaded {...props} />
            </Suspense>
        );
    }

    return Object.assign(Later, { preload: () => void load() });
}

// A dialog notes at the moment of opening where the focus has to return to: born open, it never
// would. So it is born closed and opened at once.
function openedAfterwards<Props extends Opened>(Dialog: ComponentType<Props>) {
    return function OpenedAfterwards(props: Props) {
        const [born, setBorn] = useState(false);
        useEffect(() => setBorn(true), []);
        return <Dialog {...props} opened={props.opened && born} />;
    };
}
