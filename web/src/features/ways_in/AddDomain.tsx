import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { joiningKey } from "../../lib/joining";
import { useServerForm } from "../../lib/server_form";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { FormProblem } from "../../ui/FormProblem";
import { addDomain } from "./api";
import { domainIn } from "../../lib/domain_name";
import classes from "./WaysIn.module.css";

/** One field; what is pasted may be an address or a link. */
export function AddDomain() {
    const words = useWords();
    const queries = useQueryClient();
    const { account, membership } = useCurrent();
    const adding = useServerForm({
        initialValues: { name: "" },
        required: ["name"],
        keep: { as: `domain.${membership.id}`, fields: ["name"] },
        send: ({ name }, key) => addDomain(account.id, domainIn(name), key),
        done: () => {
            adding.form.reset();
            return queries.invalidateQueries({ queryKey: joiningKey(account.id) });
        },
    });
    return (
        <form ref={adding.element} className={classes.add} onSubmit={adding.onSubmit} noValidate>
            <FormProblem problem={adding.problem} />
            <div className={classes.addLine}>
                <TextInput
                    label={words("domains.name")}
                    placeholder="acme.com"
                    autoCapitalize="none"
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={300}
                    className={classes.addField}
                    {...adding.form.getInputProps("name")}
                />
                <ActButton type="submit" className={classes.addButton} loading={adding.busy}>
                    {words("domains.add")}
                </ActButton>
            </div>
        </form>
    );
}
