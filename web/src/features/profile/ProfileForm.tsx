import { Button, TextInput } from "@mantine/core";
import { NameFields } from "../../ui/NameFields";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { isProblem } from "../../api/problem";
import { changeMe, meQuery, type Mine } from "../../lib/me";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { StaleNotice } from "../../ui/StaleNotice";
import { toast } from "../../ui/toast";
import classes from "./ProfilePage.module.css";

type Names = { first_name: string; last_name: string };

export function ProfileForm({ mine }: { mine: Mine }) {
    const words = useWords();
    const queries = useQueryClient();
    // The version that was read when the fields were filled; a background refetch must not move it.
    const etag = useRef(mine.etag);
    const [theirs, setTheirs] = useState<Mine>();
    const saving = useServerForm({
        initialValues: namesOf(mine),
        required: ["first_name", "last_name"],
        send: (names) => changeMe(names, etag.current),
        done: (saved) => {
            take(saved);
            queries.setQueryData(meQuery.queryKey, saved);
            toast(words("profile.saved"));
        },
    });
    const stale = isProblem(saving.problem, 412);

    function take(version: Mine) {
        etag.current = version.etag;
        saving.form.setValues(namesOf(version));
        setTheirs(undefined);
        saving.forget();
    }

    async function look() {
        setTheirs(await queries.fetchQuery({ ...meQuery, staleTime: 0 }));
    }

    function keepMine(version: Mine) {
        etag.current = version.etag;
        setTheirs(undefined);
        saving.forget();
    }

    const { person } = mine.me;
    const field = saving.form.getInputProps;
    return (
        <form ref={saving.element} className={form.form} onSubmit={saving.onSubmit} noValidate>
            <div className={classes.person}>
                <Face id={person.id} name={`${person.first_name} ${person.last_name}`} size={48} />
                <div>
                    <div className={classes.name}>
                        {person.first_name} {person.last_name}
                    </div>
                    <div className={classes.quiet}>{person.email}</div>
                </div>
            </div>
            {stale ? (
                <StaleNotice
                    theirs={theirs}
                    say={(version) => words("profile.stale", { name: nameOf(version) })}
                    onLook={look}
                    onKeep={keepMine}
                    onTake={take}
                />
            ) : (
                <FormProblem problem={saving.problem} />
            )}
            <NameFields field={field} of="oneself" />
            <TextInput
                label={words("person.email")}
                description={words("profile.email.fixed")}
                value={person.email}
                readOnly
                variant="filled"
            />
            <div className={form.actions}>
                <Button type="submit" loading={saving.busy}>
                    {words("profile.save")}
                </Button>
            </div>
        </form>
    );
}

function namesOf({ me }: Mine): Names {
    return { first_name: me.person.first_name, last_name: me.person.last_name };
}

function nameOf({ me: { person } }: Mine): string {
    return `${person.first_name} ${person.last_name}`;
}
