// Only the rows near the window are in the page, so that ten thousand people scroll as ten do.
import { useMediaQuery } from "@mantine/hooks";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";

const rowHeights = { card: 118, compact: 36, row: 44 };
/** Above and below the window, so that rows are there before they are seen. */
const spareRows = 12;
/** The top bar with the head of the table, and the bar of acts. */
const covered = { top: 96, bottom: 80 };

type Rows = { count: number; compact: boolean; idAt: (index: number) => string };

export function useVisibleRows({ count, compact, idAt }: Rows) {
    const body = useRef<HTMLTableSectionElement>(null);
    const top = useTopOf(body);
    const isPhone = useMediaQuery("(max-width: 639px)", false, { getInitialValueInEffect: false });
    const height = rowHeights[isPhone ? "card" : compact ? "compact" : "row"];
    const rows = useWindowVirtualizer({
        count,
        estimateSize: () => height,
        getItemKey: idAt,
        overscan: spareRows,
        scrollMargin: top,
        scrollPaddingStart: covered.top,
        scrollPaddingEnd: covered.bottom,
        useFlushSync: false,
    });
    useLayoutEffect(() => rows.measure(), [height]);
    const shown = rows.getVirtualItems();
    return {
        body,
        shown,
        measure: rows.measureElement,
        /** Heights of what is left out above and below. */
        above: (shown[0]?.start ?? top) - top,
        below: rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top),
        scrollTo: (index: number) => rows.scrollToIndex(index, { align: "auto" }),
    };
}

// What stands above the table grows and shrinks while the page is open.
function useTopOf(element: RefObject<HTMLElement | null>): number {
    const [top, setTop] = useState(0);
    useLayoutEffect(() => {
        const look = () => {
            const box = element.current?.getBoundingClientRect();
            if (box) setTop(Math.round(box.top + globalThis.scrollY));
        };
        const watch = new ResizeObserver(look);
        watch.observe(document.body);
        look();
        return () => watch.disconnect();
    }, []);
    return top;
}
