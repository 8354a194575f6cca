import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { appsQuery } from "../../lib/apps";
import { useCurrent } from "../../lib/current";
import { useWords, wordOr } from "../../lib/words";
import { AppsIcon, ManageIcon } from "../../ui/icons";
import classes from "./TopBar.module.css";

/** The apps one can open here, and no others; with one app it is still there. */
export function AppSwitcher() {
    const words = useWords();
    const { account } = useCurrent();
    const apps = useQuery(appsQuery(account.id)).data ?? [];
    return (
        <Menu position="bottom-end" width={220} withinPortal={false}>
            <Menu.Target>
                <button type="button" className={classes.apps} aria-label={words("shell.apps")}>
                    <AppsIcon />
                </button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Label>{words("shell.apps")}</Menu.Label>
                {apps.map(({ slug, name, url }) => (
                    <Menu.Item
                        key={slug}
                        leftSection={<ManageIcon />}
                        renderRoot={(props) => <Link to={url} {...props} />}
                    >
                        {wordOr(words, "app", slug) === slug ? name : wordOr(words, "app", slug)}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}
