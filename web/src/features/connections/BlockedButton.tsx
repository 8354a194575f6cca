import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../lib/words";
import { later } from "../../ui/later";

const Blocked = later(async () => (await import("./Blocked")).Blocked);

export function BlockedButton() {
    const words = useWords();
    const [opened, open] = useState(false);
    return (
        <>
            <Button variant="default" onMouseEnter={Blocked.preload} onClick={() => open(true)}>
                {words("connections.blocked")}
            </Button>
            <Blocked opened={opened} onClose={() => open(false)} />
        </>
    );
}
