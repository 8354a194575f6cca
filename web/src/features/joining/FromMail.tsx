import { useState } from "react";
import { useWords } from "../../lib/words";
import { ChoosePassword } from "./ChoosePassword";
import { Ended } from "./Ended";
import { JoinAsMyself } from "./JoinAsMyself";
import { JoinHead } from "./JoinHead";
import { isFor, type End, type MailProps } from "./signing";
import { SignInToJoin } from "./SignInToJoin";
import { SwitchToJoin } from "./SwitchToJoin";

/** Whoever opens the link of the mail has the address: what is missing is who the person is here. */
export function FromMail(props: Omit<MailProps, "onEnd">) {
    const words = useWords();
    const { signing, me } = props;
    const [end, setEnd] = useState<End>();
    if (end) return <Ended end={end} account={signing.account} />;
    return (
        <>
            <JoinHead
                signing={signing}
                brief={me !== null && !isFor(signing, me)}
                lead={words("joining.mail.lead", { email: signing.email ?? "" })}
            />
            <Step {...props} onEnd={setEnd} />
        </>
    );
}

function Step(props: MailProps) {
    const { signing, me } = props;
    if (me && isFor(signing, me)) return <JoinAsMyself {...props} me={me} />;
    if (me) return <SwitchToJoin signing={signing} me={me} />;
    return signing.person_exists ? <SignInToJoin {...props} /> : <ChoosePassword {...props} />;
}
