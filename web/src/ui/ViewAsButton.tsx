import { Button, type ButtonProps } from "@mantine/core";
import { useCurrent } from "../lib/current";
import { useSubmit } from "../lib/submit";
import { viewAs, type ViewedAs } from "../lib/viewing";
import { problemText, useWords } from "../lib/words";
import { Explained } from "./Explained";
import { EyeIcon } from "./icons";
import { toast } from "./toast";

type ViewAsButtonProps = ButtonProps & {
    as: ViewedAs;
    name: string;
    /** Why nobody can look with these eyes. */
    off?: string;
};

/** Shows the whole portal as that user, or whoever has that role, sees it. */
export function ViewAsButton({ as, name, off, ...button }: ViewAsButtonProps) {
    const words = useWords();
    const { account } = useCurrent();
    const starting = useSubmit({
        send: () => viewAs(account.id, as),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });
    return (
        <Explained reason={off}>
            {(explained) => (
                <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<EyeIcon size={14} />}
                    aria-label={words("viewing.start.of", { name })}
                    loading={starting.busy}
                    onClick={() => void starting.submit(null)}
                    {...button}
                    {...explained}
                >
                    {words("viewing.start")}
                </Button>
            )}
        </Explained>
    );
}
