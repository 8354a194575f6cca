import { Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { CopyField } from "../../ui/CopyField";
import { Dialog } from "../../ui/Dialog";

type PhoneDialogProps = { opened: boolean; onClose: () => void };

/** What a phone asks for that is to keep these contacts, too (CardDAV). */
export function PhoneDialog({ opened, onClose }: PhoneDialogProps) {
    const words = useWords();
    const { me } = useCurrent();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("cards.phone.title")}>
            <Stack gap="sm">
                <Text size="sm">{words("cards.phone.lead")}</Text>
                <CopyField
                    label={words("cards.phone.server")}
                    value={`${window.location.origin}/dav/`}
                />
                <CopyField label={words("cards.phone.user")} value={me.person.email} />
                <Text size="sm">{words("cards.phone.password")}</Text>
                <Link to="/profile" hash="tokens" className="link">
                    {words("cards.phone.make")}
                </Link>
                <Text size="sm">{words("cards.phone.directory")}</Text>
                <Link to="/help/$guide" params={{ guide: "phone" }} className="link">
                    {words("guide.phone.title")}
                </Link>
            </Stack>
        </Dialog>
    );
}
