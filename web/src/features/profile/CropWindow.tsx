import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useWords } from "../../lib/words";
import { draw, type Crop } from "./crop";
import classes from "./CropDialog.module.css";

type CropWindowProps = {
    picture: ImageBitmap | undefined;
    crop: Crop;
    onMove: (crop: Crop) => void;
};

const pixels = 640; // twice what is shown, for fine screens
const step = 0.03;
const arrows: Record<string, [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
};

/** The picture behind a round window. */
export function CropWindow({ picture, crop, onMove }: CropWindowProps) {
    const words = useWords();
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
        if (canvas.current && picture) draw(canvas.current, picture, crop);
    }, [picture, crop]);

    function drag(event: PointerEvent<HTMLElement>) {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const side = event.currentTarget.clientWidth;
        onMove({
            ...crop,
            x: crop.x + event.movementX / side,
            y: crop.y + event.movementY / side,
        });
    }

    function press(event: KeyboardEvent) {
        const by = arrows[event.key];
        if (!by) return;
        event.preventDefault();
        onMove({ ...crop, x: crop.x + by[0], y: crop.y + by[1] });
    }

    return (
        <div
            className={classes.window}
            role="group"
            aria-label={words("profile.photo.move")}
            tabIndex={0}
            data-autofocus
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onKeyDown={press}
        >
            <canvas ref={canvas} className={classes.canvas} width={pixels} height={pixels} />
        </div>
    );
}
