import { useWords } from "../../lib/words";
import { StartWorkspace } from "./StartWorkspace";

type StartInLineProps = {
    contact: { ref: string; kind: string; display_name: string; may: string[] };
};

/** In a line of the contacts: with somebody, or with everybody of a team or a client group. */
export function StartInLine({ contact: { ref, kind, display_name: name, may } }: StartInLineProps) {
    const words = useWords();
    if (kind === "team" || kind === "client_group")
        return <StartWorkspace inLine from={ref} name={name} />;
    const off = may.includes("chat") ? undefined : words("workspaces.start.off");
    return <StartWorkspace inLine members={[ref]} name={name} off={off} />;
}
