import { useState } from "react";
import { useWords } from "../../../lib/words";
import { ActButton } from "../../../ui/ActButton";
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
            <ActButton variant="default" onClick={() => onAct({ kind: "active", active: true })}>
                {words("bulk.activate")}
            </ActButton>
            <ActButton
                variant="default"
                onPointerEnter={DeactivateDialog.preload}
                onClick={() => setAsking(true)}
            >
                {words("bulk.deactivate")}
            </ActButton>
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
