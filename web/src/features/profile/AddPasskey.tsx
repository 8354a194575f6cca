import { TextInput } from "@mantine/core";
import { useState } from "react";
import { deviceName } from "../../lib/device";
import { isGivenUp, makePasskey } from "../../lib/passkeys";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import { addPasskey, passkeyOptions } from "./api";
import { usePasswordAgain } from "../../ui/PasswordAgain";
import { ShowAgain } from "../../ui/ShowAgain";

/** The browser makes the key and asks where to keep it. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
    const words = useWords();
    const again = usePasswordAgain();
    const [name, setName] = useState(() => deviceName(words, navigator.userAgent));
    const adding = useSubmit({
        send: async (wanted: string, key) => {
            await again.show();
            const made = await unlessGivenUp(makePasskey(await passkeyOptions()));
            return made && addPasskey({ name: wanted, ...made }, key);
        },
        done: (passkey) => {
            if (!passkey) return;
            toast(words("passkeys.done", { name: passkey.name }));
            onClose();
        },
    });
    return (
        <ShowAgain
            again={again}
            problem={adding.problem}
            busy={adding.busy}
            label={words("passkeys.make")}
            onSubmit={() => void adding.submit(name)}
            onCancel={onClose}
        >
            <p>{words("passkeys.add.text")}</p>
            <TextInput
                label={words("passkeys.name")}
                description={words("passkeys.name.hint")}
                maxLength={100}
                data-autofocus
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
            />
        </ShowAgain>
    );
}

async function unlessGivenUp<Made>(making: Promise<Made>): Promise<Made | undefined> {
    try {
        return await making;
    } catch (error) {
        if (isGivenUp(error)) return undefined;
        throw error;
    }
}
