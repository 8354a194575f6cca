// A square window on a picture. Places are in window units: the window is 1 wide; the picture
// always covers it whole.
export type Crop = { zoom: number; x: number; y: number };

export const most = 4;
export const centered: Crop = { zoom: 1, x: 0, y: 0 };

type Sized = { width: number; height: number };

/** Width and height of the picture in the window: at zoom 1 its shorter side fits exactly. */
function spreadOf({ width, height }: Sized, zoom: number): Sized {
    const shorter = Math.min(width, height);
    return { width: (width / shorter) * zoom, height: (height / shorter) * zoom };
}

/** The nearest place at which no edge of the picture shows. */
export function within(picture: Sized, { zoom, x, y }: Crop): Crop {
    const allowed = Math.min(Math.max(zoom, 1), most);
    const { width, height } = spreadOf(picture, allowed);
    return { zoom: allowed, x: near(x, (width - 1) / 2), y: near(y, (height - 1) / 2) };
}

function near(value: number, reach: number): number {
    return Math.min(Math.max(value, -reach), reach);
}

export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop) {
    const side = canvas.width;
    const { width, height } = spreadOf(picture, crop.zoom);
    const context = canvas.getContext("2d");
    if (!context) return;
    context.imageSmoothingQuality = "high";
    context.clearRect(0, 0, side, side);
    context.drawImage(
        picture,
        (0.5 + crop.x - width / 2) * side,
        (0.5 + crop.y - height / 2) * side,
        width * side,
        height * side,
    );
}

/** What stands in the window, as a file to send: far below what the server takes. */
export function cut(picture: ImageBitmap, crop: Crop): Promise<Blob | null> {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = sentPixels;
    const context = canvas.getContext("2d");
    if (context) {
        context.fillStyle = "white"; // a JPEG has nothing transparent
        context.fillRect(0, 0, sentPixels, sentPixels);
    }
    const drawn = document.createElement("canvas");
    drawn.width = drawn.height = sentPixels;
    draw(drawn, picture, crop);
    context?.drawImage(drawn, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
}

const sentPixels = 512;
