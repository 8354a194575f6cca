import { Button, Slider } from "@mantine/core";
import "@mantine/core/styles/Slider.layer.css";
import { useEffect, useState } from "react";
import type { Mine } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { putPicture } from "./api";
import { centered, cut, most, within, type Crop } from "./crop";
import classes from "./CropDialog.module.css";
import { CropWindow } from "./CropWindow";

type CropDialogProps = {
    opened: boolean;
    file: File | null;
    onClose: () => void;
    onSaved: (mine: Mine) => void;
};

/** The part of a photo that becomes the picture: moved by pointer or arrow keys, zoomed. */
export function CropDialog({ opened, file, onClose, onSaved }: CropDialogProps) {
    const words = useWords();
    const { picture, unreadable } = usePicture(file);
    const [crop, setCrop] = useState<Crop>(centered);
    useEffect(() => setCrop(centered), [picture]);
    const saving = useSubmit({ send, done: onSaved });

    async function send(wanted: Crop): Promise<Mine> {
        const blob = picture && (await cut(picture, wanted));
        if (!blob) throw new Error("the picture could not be drawn");
        return putPicture(blob);
    }

    function move(wanted: Crop) {
        if (picture) setCrop(within(picture, wanted));
    }

    return (
        <Dialog opened={opened} onClose={onClose} title={words("profile.photo.crop")} size={368}>
            <div className={form.form}>
                {unreadable ? (
                    <p role="alert">{words("profile.photo.unreadable")}</p>
                ) : (
                    <>
                        <CropWindow picture={picture} crop={crop} onMove={move} />
                        <Slider
                            className={classes.zoom}
                            value={crop.zoom}
                            min={1}
                            max={most}
                            step={0.05}
                            label={null}
                            thumbLabel={words("profile.photo.zoom")}
                            onChange={(zoom) => move({ ...crop, zoom })}
                        />
                    </>
                )}
                <FormProblem problem={saving.problem} />
                <div className={form.actions}>
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    {!unreadable && (
                        <Button
                            loading={saving.busy || !picture}
                            onClick={() => saving.submit(crop)}
                        >
                            {words("profile.photo.save")}
                        </Button>
                    )}
                </div>
            </div>
        </Dialog>
    );
}

function usePicture(file: File | null) {
    const [picture, setPicture] = useState<ImageBitmap>();
    const [unreadable, setUnreadable] = useState(false);
    useEffect(() => {
        if (!file) return undefined;
        let isWanted = true;
        setPicture(undefined);
        setUnreadable(false);
        createImageBitmap(file).then(
            (read) => isWanted && setPicture(read),
            () => isWanted && setUnreadable(true),
        );
        return () => void (isWanted = false);
    }, [file]);
    return { picture, unreadable };
}
