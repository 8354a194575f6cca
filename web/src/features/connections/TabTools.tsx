import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../lib/words";
import { later } from "../../ui/later";
import { SearchField } from "../../ui/SearchField";
import classes from "./Connections.module.css";

const Blocked = later(async () => (await import("./Blocked")).Blocked);

type TabToolsProps = { q: string; onSearch: (q: string) => void; withBlocked?: boolean };

export function TabTools({ q, onSearch, withBlocked }: TabToolsProps) {
    const words = useWords();
    const [opened, open] = useState(false);
    return (
        <div className={classes.tools}>
            <div className={classes.search}>
                <SearchField
                    label={words(withBlocked ? "connections.search" : "users.search")}
                    value={q}
                    onChange={onSearch}
                />
            </div>
            {withBlocked && (
                <>
                    <Button
                        variant="subtle"
                        color="gray"
                        onMouseEnter={Blocked.preload}
                        onClick={() => open(true)}
                    >
                        {words("connections.blocked")}
                    </Button>
                    <Blocked opened={opened} onClose={() => open(false)} />
                </>
            )}
        </div>
    );
}
