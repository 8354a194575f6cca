import { useQuery } from "@tanstack/react-query";
import { JoinNotice } from "../../features/join_requests/JoinNotice";
import { NotificationSettings } from "../../features/notifications/NotificationSettings";
import { PresenceSection } from "../../features/presence/PresenceSection";
import { AddressForm } from "../../features/profile/AddressForm";
import { InAccount } from "../../features/profile/InAccount";
import { KeptElsewhere } from "../../features/profile/KeptElsewhere";
import { Leave } from "../../features/profile/Leave";
import { Passkeys } from "../../features/profile/Passkeys";
import { PasswordForm } from "../../features/profile/PasswordForm";
import { RecoveryForm } from "../../features/profile/RecoveryForm";
import { Region } from "../../features/profile/Region";
import { Sessions } from "../../features/profile/Sessions";
import { TakeData } from "../../features/profile/TakeData";
import { Tokens } from "../../features/profile/Tokens";
import { TwoStep } from "../../features/profile/TwoStep";
import { You } from "../../features/profile/You";
import { useCurrent } from "../../lib/current";
import { meQuery, type Mine } from "../../lib/me";
import { useWords, type WordId } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import classes from "./ProfilePage.module.css";

const parts: [string, WordId][] = [
    ["you", "profile.you"],
    ["presence", "presence"],
    ["visibility", "profile.account"],
    ["notifications", "notifications"],
    ["region", "profile.region"],
];

const ofUsers = ["visibility", "notifications"];
const ofClients = parts.filter(([id]) => !ofUsers.includes(id));

const loginParts: [string, WordId][] = [
    ["address", "profile.address"],
    ["password", "profile.password"],
    ["two-step", "two_step"],
    ["passkeys", "passkeys"],
    ["recovery", "profile.recovery"],
    ["tokens", "profile.tokens"],
    ["data", "profile.data"],
];

const keptElsewhere: [string, WordId] = ["login", "profile.login"];
const sessionsPart: [string, WordId] = ["sessions", "profile.sessions"];
const wayOut: [string, WordId] = ["leave", "profile.leave"];

/** Who one is, how others see one, and what opens one's login: each part saved by itself. */
export function ProfilePage() {
    const words = useWords();
    const mine = useQuery(meQuery).data;
    const { account, isClient } = useCurrent();
    if (!mine) return null;
    const { provider } = mine.me;
    return (
        <>
            <PageHead title={words("profile.title")} lead={words("profile.lead")} />
            <div className={classes.page}>
                <nav className={classes.parts} aria-label={words("profile.parts")}>
                    {[
                        ...(isClient ? ofClients : parts),
                        ...(provider ? [keptElsewhere] : loginParts),
                        sessionsPart,
                        ...(isClient ? [] : [wayOut]),
                    ].map(([id, word]) => (
                        <a key={id} href={`#${id}`} className={classes.part}>
                            {words(word, { account: account.name })}
                        </a>
                    ))}
                </nav>
                <div className={classes.sections}>
                    <JoinNotice />
                    <You mine={mine} />
                    <PresenceSection />
                    {!isClient && <InAccount />}
                    {!isClient && <NotificationSettings />}
                    <Region />
                    {provider ? <KeptElsewhere name={provider.name} /> : <Login mine={mine} />}
                    <Sessions />
                    {!isClient && <Leave />}
                </div>
            </div>
        </>
    );
}

function Login({ mine }: { mine: Mine }) {
    return (
        <>
            <AddressForm mine={mine} />
            <PasswordForm />
            <TwoStep />
            <Passkeys />
            <RecoveryForm mine={mine} />
            <Tokens />
            <TakeData />
        </>
    );
}
