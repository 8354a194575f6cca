import { TextInput, type TextInputProps } from "@mantine/core";
import { useWords } from "../lib/words";
import form from "./form.module.css";

type Props = {
    field: (name: "first_name" | "last_name") => TextInputProps;
    /** Whose name it is: the browser may fill in one's own only. */
    of: "oneself" | "another";
    /** A dialog's own focus trap takes the first field; a native autofocus would forget where to return. */
    first?: "on the page" | "in a dialog";
};

/** First and last name beside each other. */
export function NameFields({ field, of, first }: Props) {
    const words = useWords();
    const fill = (kind: string) => (of === "oneself" ? kind : "off");
    return (
        <div className={form.pair}>
            <TextInput
                label={words("person.first_name")}
                autoComplete={fill("given-name")}
                autoFocus={first === "on the page"}
                data-autofocus={first === "in a dialog" || undefined}
                {...field("first_name")}
            />
            <TextInput
                label={words("person.last_name")}
                autoComplete={fill("family-name")}
                {...field("last_name")}
            />
        </div>
    );
}
