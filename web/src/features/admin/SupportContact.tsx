import { TextInput } from "@mantine/core";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { AccountSection } from "./AccountSection";

type Fields = { name: string; email: string; phone: string };

/** Whom everybody asks for help, and for more licenses. */
export function SupportContact() {
    const words = useWords();
    return (
        <AccountSection<Fields>
            id="support-contact"
            title={words("admin.support")}
            lead={words("support.lead")}
            required={[]}
            valuesOf={({ support: { name, email, phone } }) => ({ name, email, phone })}
            changeOf={(support) => ({ support })}
        >
            {({ field }) => (
                <>
                    <TextInput label={words("support.name")} {...field("name")} />
                    <div className={form.pair}>
                        <TextInput label={words("person.email")} type="email" {...field("email")} />
                        <TextInput label={words("support.phone")} type="tel" {...field("phone")} />
                    </div>
                </>
            )}
        </AccountSection>
    );
}
