import { Button } from "@mantine/core";
import type { CSSProperties } from "react";
import { useWords } from "../../../lib/words";
import classes from "./BulkBar.module.css";

type BulkProgressProps = { done: number; of: number; onStop: () => void };

export function BulkProgress({ done, of, onStop }: BulkProgressProps) {
    const words = useWords();
    const style = { "--done": done / of } as CSSProperties;
    return (
        <div className={classes.progress}>
            <span>{words("bulk.progress", { done, of })}</span>
            <span
                className={classes.track}
                role="progressbar"
                aria-label={words("bulk.title")}
                aria-valuenow={done}
                aria-valuemax={of}
            >
                <span className={classes.fill} style={style} />
            </span>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={onStop}>
                {words("bulk.stop")}
            </Button>
        </div>
    );
}
