import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { PresenceItems } from "../../features/presence/PresenceItems";
import { runCommand } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { userRef } from "../../lib/presence";
import { useWords } from "../../lib/words";
import { ChevronIcon, HelpIcon, PersonIcon, PlusIcon, SignOutIcon } from "../../ui/icons";
import { PresentFace } from "../../ui/PresentFace";
import { ColorSchemeItems } from "./ColorSchemeItems";
import classes from "./TopBar.module.css";
import { LanguageItems } from "./LanguageItems";
import { useSignOut } from "./use_sign_out";

export function UserMenu() {
    const words = useWords();
    const { me, membership, isClient } = useCurrent();
    const { person } = me;
    const signingOut = useSignOut();
    const name = `${person.first_name} ${person.last_name}`;
    return (
        <Menu position="bottom-end" width={248} withinPortal={false}>
            <Menu.Target>
                <button
                    type="button"
                    className={`${classes.trigger} ${classes.own}`}
                    aria-label={words("shell.user", { name })}
                >
                    <PresentFace
                        watch={userRef(membership.id)}
                        id={person.id}
                        name={name}
                        picture={person.avatar_url}
                    />
                    <ChevronIcon size={16} />
                </button>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
                <div className={classes.who}>
                    <div className={classes.whoName}>{name}</div>
                    <div className={classes.whoEmail}>{person.email}</div>
                </div>
                <PresenceItems onMore={() => runCommand("presence.title")} />
                <Menu.Divider />
                <Menu.Item
                    leftSection={<PersonIcon />}
                    renderRoot={(props) => <Link to="/profile" {...props} />}
                >
                    {words("shell.profile")}
                </Menu.Item>
                {!isClient && <More />}
                <Menu.Divider />
                <ColorSchemeItems />
                <Menu.Divider />
                <LanguageItems />
                <Menu.Divider />
                <Menu.Item leftSection={<SignOutIcon />} onClick={() => signingOut.submit(null)}>
                    {words("shell.sign_out")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

/** What is of no use to whom the account serves. */
function More() {
    const words = useWords();
    return (
        <>
            <Menu.Item leftSection={<PlusIcon />} onClick={() => runCommand("account.create")}>
                {words("account.create")}
            </Menu.Item>
            <Menu.Item
                leftSection={<HelpIcon />}
                renderRoot={(props) => <Link to="/help" {...props} />}
            >
                {words("help.title")}
            </Menu.Item>
        </>
    );
}
