import type { ReactNode } from "react";
import type { useKeptForm } from "../../lib/kept_form";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { SaveBar } from "../../ui/SaveBar";
import { StaleNotice } from "../../ui/StaleNotice";
import classes from "./Admin.module.css";

type Kept = Pick<
    ReturnType<typeof useKeptForm>,
    "element" | "onSubmit" | "isStale" | "problem" | "isChanged" | "busy" | "discard"
> & { stale: Pick<ReturnType<typeof useKeptForm>["stale"], "onLook"> & object };

/** The frame of a form of this page: what went wrong above, the ways out below. */
export function KeptFields({ kept, children }: { kept: Kept; children: ReactNode }) {
    const words = useWords();
    return (
        <form ref={kept.element} onSubmit={kept.onSubmit} noValidate>
            <div className={`${form.form} ${classes.fields}`}>
                {kept.isStale ? (
                    <StaleNotice
                        {...(kept.stale as ReturnType<typeof useKeptForm>["stale"])}
                        say={() => words("admin.stale")}
                    />
                ) : (
                    <FormProblem problem={kept.problem} />
                )}
                {children}
            </div>
            <SaveBar isChanged={kept.isChanged} busy={kept.busy} onDiscard={kept.discard} />
        </form>
    );
}
