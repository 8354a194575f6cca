import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { runCommand, useCommands } from "../../lib/commands";
import { Bell } from "../../features/notifications/Bell";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ClockIcon, MenuIcon, PlusIcon, SearchIcon } from "../../ui/icons";
import { later } from "../../ui/later";
import { Wordmark } from "../../ui/Wordmark";
import { AccountMenu } from "./AccountMenu";
import { AppSwitcher } from "./AppSwitcher";
import { Keys } from "./palette/Keys";
import classes from "./TopBar.module.css";
import { UserMenu } from "./UserMenu";

const CreateAccountDialog = later(
    async () => (await import("./CreateAccountDialog")).CreateAccountDialog,
);
const PresenceDialog = later(
    async () => (await import("../../features/presence/PresenceDialog")).PresenceDialog,
);
const PhoneMenu = later(async () => (await import("./PhoneMenu")).PhoneMenu);

export function TopBar() {
    const words = useWords();
    const { isClient } = useCurrent();
    const [open, setOpen] = useState(false);
    const [founding, setFounding] = useState(false);
    const [saying, setSaying] = useState(false);
    useCommands([
        { word: "account.create", icon: <PlusIcon />, run: () => setFounding(true) },
        { word: "presence.title", icon: <ClockIcon />, run: () => setSaying(true) },
    ]);
    return (
        <header className={classes.bar}>
            {!isClient && <Burger open={open} onOpen={() => setOpen(true)} />}
            <Link to="/" className={classes.brand} aria-label={words("shell.to_home")} data-short>
                <Wordmark />
            </Link>
            <span className={classes.slash} aria-hidden="true" />
            <AccountMenu />
            <span className={classes.push} />
            {!isClient && <Everywhere />}
            {!isClient && <Bell />}
            <UserMenu />
            <PhoneMenu opened={open} onClose={() => setOpen(false)} />
            <PresenceDialog opened={saying} onClose={() => setSaying(false)} />
            <CreateAccountDialog opened={founding} onClose={() => setFounding(false)} />
        </header>
    );
}

function Burger({ open, onOpen }: { open: boolean; onOpen: () => void }) {
    const words = useWords();
    return (
        <button
            type="button"
            className={classes.burger}
            aria-label={words("shell.menu.open")}
            aria-expanded={open}
            onClick={onOpen}
        >
            <MenuIcon size={20} />
        </button>
    );
}

/** The ways to all that an account has. */
function Everywhere() {
    const words = useWords();
    return (
        <>
            <button
                type="button"
                className={classes.search}
                onClick={() => runCommand("palette.title")}
            >
                <SearchIcon size={16} />
                <span className={classes.searchWords}>{words("palette.title")}</span>
                <span className={classes.searchKeys} aria-hidden="true">
                    <Keys keys="mod+k" />
                </span>
            </button>
            <AppSwitcher />
        </>
    );
}
