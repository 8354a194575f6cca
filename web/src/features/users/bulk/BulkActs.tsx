import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../lib/words";
import { later } from "../../../ui/later";
import type { Act } from "./acts";
import { LicenseMenu, RoleMenu, TeamMenu } from "./BulkMenus";

const DeactivateDialog = later(async () => (await import("./DeactivateDialog")).DeactivateDialog);

type BulkActsProps = {
    account: string;
    count: number;
    /** Of the first of them. */
    name: string;
    onAct: (act: Act) => void;
};

/** What can be done to everybody chosen. */
export function BulkActs({ account, count, name, onAct }: BulkActsProps) {
    const words = useWords();
    const [asking, setAsking] = useState(false);
    return (
        <>
            <Button variant="default" onClick={() => onAct({ kind: "active", active: true })}>
                {words("bulk.activate")}
            </Button>
            <Button
                variant="default"
                onPointerEnter={DeactivateDialog.preload}
                onClick={() => setAsking(true)}
            >
                {words("bulk.deactivate")}
            </Button>
            <RoleMenu account={account} onAct={onAct} />
            <LicenseMenu account={account} onAct={onAct} />
            <TeamMenu account={account} onAct={onAct} />
            <DeactivateDialog
                count={count}
                name={name}
                opened={asking}
                onConfirm={() => (setAsking(false), onAct({ kind: "active", active: false }))}
                onClose={() => setAsking(false)}
            />
        </>
    );
}
