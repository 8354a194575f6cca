import { useCurrent } from "../../lib/current";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { FormProblem } from "../../ui/FormProblem";
import { leaveAccount } from "./api";
import { asksAgain, usePasswordAgain } from "../../ui/PasswordAgain";
import { ShowAgain } from "../../ui/ShowAgain";
import { useOut } from "./use_out";

/** What happens to whoever leaves, before he does. */
export function LeaveForm({ onClose }: { onClose: () => void }) {
    const words = useWords();
    const { account, membership, me } = useCurrent();
    const { provider } = me;
    const again = usePasswordAgain();
    const out = useOut();
    const leaving = useSubmit({
        send: async (id: string) => {
            await again.show();
            await leaveAccount(id);
        },
        done: out.go,
    });
    // A provider's password is none of ours: one shows it by signing in anew.
    const mustSignIn = provider && asksAgain(leaving.problem);
    return (
        <ShowAgain
            again={again}
            problem={mustSignIn ? undefined : leaving.problem}
            busy={leaving.busy}
            label={words("profile.leave.confirm")}
            color="red"
            onSubmit={() => void leaving.submit(membership.id)}
            onCancel={onClose}
        >
            <p>{words("profile.leave.text", { account: account.name })}</p>
            <p>
                {out.next
                    ? words("profile.leave.next", { account: out.next.name })
                    : words("profile.leave.last")}
            </p>
            {mustSignIn && (
                <FormProblem
                    problem={leaving.problem}
                    text={words("profile.leave.provider", { name: provider.name })}
                />
            )}
        </ShowAgain>
    );
}
