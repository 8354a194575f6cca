import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { settingsQuery } from "../../lib/account";
import { useCommands } from "../../lib/commands";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { MailIcon } from "../../ui/icons";

/** While people may sign up by themselves it is off, and says so. */
export function InviteUserButton() {
    const words = useWords();
    const navigate = useNavigate();
    const { account } = useCurrent();
    const settings = useQuery(settingsQuery(account.id)).data;
    const open = () => void navigate({ to: "/users/invite" });
    useCommands([{ word: "signup.invite", icon: <MailIcon />, run: open }]);
    return (
        <Explained reason={settings?.auto_signup ? words("signup.invite.why_off") : undefined}>
            {(off) => (
                <Button disabled={!settings} onClick={open} {...off}>
                    {words("signup.invite")}
                </Button>
            )}
        </Explained>
    );
}
