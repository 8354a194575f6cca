import { Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { runCommand } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ChevronIcon, PlusIcon } from "../../ui/icons";
import classes from "./TopBar.module.css";

/** Name of the account in use; below it the others, and the way to one of one's own. */
export function AccountMenu() {
    const words = useWords();
    const navigate = useNavigate();
    const { account, active, isClient, choose } = useCurrent();

    function change(accountId: string) {
        choose(accountId);
        void navigate({ to: "/" });
    }

    return (
        <Menu position="bottom-start" width={240} withinPortal={false}>
            <Menu.Target>
                <button type="button" className={classes.trigger}>
                    <span className="visually-hidden">{words("shell.account.switch")}</span>
                    <span className={classes.account}>{account.name}</span>
                    <ChevronIcon size={16} />
                </button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.RadioGroup value={account.id} onChange={change}>
                    {active.map((membership) => (
                        <Menu.RadioItem
                            key={membership.id}
                            value={membership.account.id}
                            closeMenuOnClick
                        >
                            {membership.account.name}
                        </Menu.RadioItem>
                    ))}
                </Menu.RadioGroup>
                {!isClient && <Create />}
            </Menu.Dropdown>
        </Menu>
    );
}

function Create() {
    const words = useWords();
    return (
        <>
            <Menu.Divider />
            <Menu.Item
                leftSection={<PlusIcon size={16} />}
                onClick={() => runCommand("account.create")}
            >
                {words("account.create")}
            </Menu.Item>
        </>
    );
}
