import type { DemotionPreview } from "../api/types";
import { useWords, wordOr } from "../lib/words";
import form from "./form.module.css";

/** What is kept, what is taken and what is needed when somebody becomes another kind of member. */
export function WhatChanges({ preview }: { preview: DemotionPreview }) {
    return (
        <>
            <Part of="kept" changes={preview.kept} />
            <Part of="taken" changes={preview.taken} />
            <Part of="needs" changes={preview.needs} />
        </>
    );
}

function Part({ of, changes }: { of: keyof DemotionPreview; changes: DemotionPreview["kept"] }) {
    const words = useWords();
    if (changes.length === 0) return null;
    const title = words(`promotion.${of}`);
    return (
        <section aria-label={title}>
            <strong>{title}</strong>
            <ul className={form.quiet}>
                {changes.map(({ what, count }) => (
                    <li key={what}>
                        {wordOr(words, "promotion.what", what, { count: count ?? 0 })}
                    </li>
                ))}
            </ul>
        </section>
    );
}
