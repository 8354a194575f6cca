import { useRef, useState, type ChangeEvent, type ReactNode } from "react";
import type { Me } from "../../api/types";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { Face } from "../../ui/Face";
import { later } from "../../ui/later";
import { toast } from "../../ui/toast";
import classes from "./Photo.module.css";
import { usePhoto } from "./use_photo";

const CropDialog = later(async () => (await import("./CropDialog")).CropDialog);

const types = ["image/png", "image/jpeg", "image/webp"];

type OnFile = { onFile: (file: File | undefined) => void };

/** One's picture, with what can be done about it. A file may also be dropped here. */
export function Photo({ person }: { person: Me["person"] }) {
    const words = useWords();
    const [file, setFile] = useState<File | null>(null);
    const { saved, remove, busy } = usePhoto();
    const has = person.avatar_url;

    function open(chosen: File | undefined) {
        if (!chosen) return;
        if (types.includes(chosen.type)) setFile(chosen);
        else toast(words("profile.photo.kind"), "refused");
    }

    return (
        <DropPlace onFile={open}>
            <Face id={person.id} name={fullName(person)} size={72} picture={has} />
            <div className={classes.about}>
                <div className={classes.acts}>
                    <Choose isAnother={Boolean(has)} onFile={open} />
                    {has && (
                        <ActButton
                            variant="subtle"
                            color="gray"
                            loading={busy}
                            onClick={() => remove(has)}
                        >
                            {words("profile.photo.remove")}
                        </ActButton>
                    )}
                </div>
                <p className={classes.hint}>{words("profile.photo.hint")}</p>
            </div>
            <CropDialog
                opened={file !== null}
                file={file}
                onClose={() => setFile(null)}
                onSaved={(mine) => {
                    setFile(null);
                    saved(mine);
                }}
            />
        </DropPlace>
    );
}

function DropPlace({ onFile, children }: OnFile & { children: ReactNode }) {
    const [over, setOver] = useState(false);
    return (
        <div
            className={classes.photo}
            data-over={over || undefined}
            onDragOver={(event) => (event.preventDefault(), setOver(true))}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
                event.preventDefault();
                setOver(false);
                onFile(event.dataTransfer.files[0]);
            }}
        >
            {children}
        </div>
    );
}

function Choose({ isAnother, onFile }: OnFile & { isAnother: boolean }) {
    const words = useWords();
    const chooser = useRef<HTMLInputElement>(null);

    function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        onFile(currentTarget.files?.[0]);
        currentTarget.value = ""; // the same file may be chosen again
    }

    return (
        <>
            <ActButton
                variant="default"
                onMouseEnter={CropDialog.preload}
                onClick={() => chooser.current?.click()}
            >
                {words(isAnother ? "profile.photo.change" : "profile.photo.upload")}
            </ActButton>
            <input
                ref={chooser}
                type="file"
                hidden
                accept={types.join()}
                aria-label={words("profile.photo")}
                onChange={choose}
            />
        </>
    );
}
