import { useState } from "react";
import type { Stranger } from "../../api/types";
import { useWords } from "../../lib/words";
import { Window } from "../../ui/Window";
import { Answering } from "./Answering";
import { ConnectForm } from "./ConnectForm";
import { Found } from "./Found";

type FindPeopleProps = { opened: boolean; onClose: () => void };

/** Looks for people of other accounts, and asks them or answers them. */
export function FindPeople({ opened, onClose }: FindPeopleProps) {
    const words = useWords();
    return (
        <Window opened={opened} title={words("connections.find")} onClose={onClose}>
            <Finding />
        </Window>
    );
}

function Finding() {
    const [q, setQ] = useState("");
    const [chosen, choose] = useState<Stranger>();
    const back = () => choose(undefined);
    if (chosen?.relation === "received" && chosen.connection_id)
        return <Answering id={chosen.connection_id} onBack={back} />;
    if (chosen) return <ConnectForm person={chosen} onBack={back} />;
    return <Found q={q} onSearch={setQ} onChoose={choose} />;
}
