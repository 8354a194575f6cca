import { Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ChevronIcon } from "../../ui/icons";
import classes from "./TopBar.module.css";

/** Name of the account in use; a menu for people who belong to several. */
export function AccountMenu() {
    const words = useWords();
    const navigate = useNavigate();
    const { account, active, choose } = useCurrent();
    if (active.length < 2) return <span className={classes.account}>{account.name}</span>;

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
            </Menu.Dropdown>
        </Menu>
    );
}
