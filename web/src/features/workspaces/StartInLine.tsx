import { useWords } from "../../lib/words";
import { StartWorkspace } from "./StartWorkspace";

type StartInLineProps = {
    contact: {
        ref: string;
        kind: string;
        display_name: string;
        may: string[];
        shared_by: string | null;
    };
};

/** In a line of the contacts: with somebody, or with everybody of a team or a client group. */
export function StartInLine({ contact }: StartInLineProps) {
    const words = useWords();
    const { ref, kind, display_name: name, may } = contact;
    if (kind === "team" || kind === "client_group")
        return <StartWorkspace inLine from={ref} name={name} />;
    const off =
        may.includes("chat") && !contact.shared_by ? undefined : words("workspaces.start.off");
    return <StartWorkspace inLine members={[ref]} name={name} off={off} />;
}
