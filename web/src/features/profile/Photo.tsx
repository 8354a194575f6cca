import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ChangeEvent, type DragEvent } from "react";
import type { Me } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { meQuery, type Mine } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Face } from "../../ui/Face";
import { later } from "../../ui/later";
import { toast } from "../../ui/toast";
import { putPicture, removePicture } from "./api";
import classes from "./Photo.module.css";

const CropDialog = later(async () => (await import("./CropDialog")).CropDialog);

const types = ["image/png", "image/jpeg", "image/webp"];

/** One's picture, with what can be done about it. A file may also be dropped here. */
export function Photo({ person }: { person: Me["person"] }) {
    const words = useWords();
    const queries = useQueryClient();
    const chooser = useRef<HTMLInputElement>(null);
    const [file, setFile] = useState<File | null>(null);
    const [over, setOver] = useState(false);
    const removing = useSubmit({
        send: remove,
        done: (before) =>
            toast(words("profile.photo.removed"), "done", {
                label: words("action.undo"),
                run: () => putBack(before),
            }),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });

    function show(mine: Mine) {
        queries.setQueryData(meQuery.queryKey, mine);
    }

    // What it was is kept for Undo.
    async function remove(address: string): Promise<Blob> {
        const before = await (await fetch(address)).blob();
        await removePicture();
        await queries.invalidateQueries({ queryKey: meQuery.queryKey, exact: true });
        return before;
    }

    async function putBack(before: Blob) {
        show(await putPicture(before));
    }

    function open(chosen: File | undefined) {
        if (!chosen) return;
        if (types.includes(chosen.type)) setFile(chosen);
        else toast(words("profile.photo.kind"), "refused");
    }

    function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        open(currentTarget.files?.[0]);
        currentTarget.value = ""; // the same file may be chosen again
    }

    function drop(event: DragEvent) {
        event.preventDefault();
        setOver(false);
        open(event.dataTransfer.files[0]);
    }

    const has = person.avatar_url;
    return (
        <div
            className={classes.photo}
            data-over={over || undefined}
            onDragOver={(event) => (event.preventDefault(), setOver(true))}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
        >
            <Face id={person.id} name={fullName(person)} size={72} picture={has} />
            <div className={classes.about}>
                <div className={classes.acts}>
                    <ActButton
                        variant="default"
                        onMouseEnter={CropDialog.preload}
                        onClick={() => chooser.current?.click()}
                    >
                        {words(has ? "profile.photo.change" : "profile.photo.upload")}
                    </ActButton>
                    {has && (
                        <ActButton
                            variant="subtle"
                            color="gray"
                            loading={removing.busy}
                            onClick={() => removing.submit(has)}
                        >
                            {words("profile.photo.remove")}
                        </ActButton>
                    )}
                </div>
                <p className={classes.hint}>{words("profile.photo.hint")}</p>
            </div>
            <input
                ref={chooser}
                type="file"
                hidden
                accept={types.join()}
                aria-label={words("profile.photo")}
                onChange={choose}
            />
            <CropDialog
                opened={file !== null}
                file={file}
                onClose={() => setFile(null)}
                onSaved={(mine) => {
                    show(mine);
                    setFile(null);
                    toast(words("profile.photo.saved"));
                }}
            />
        </div>
    );
}
