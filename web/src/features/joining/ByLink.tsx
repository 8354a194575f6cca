import { isProblem } from "../../api/problem";
import type { SignUpRequest } from "../../api/types";
import { useWords } from "../../lib/words";
import { askByLink } from "./api";
import { JoinForm } from "./JoinForm";
import { JoinHead } from "./JoinHead";
import type { SigningProps } from "./signing";

/** By a link that is handed around: anybody may hold it, so a mail has to show whose address it is. */
export function ByLink({ token, signing, me, onChanged }: SigningProps) {
    const words = useWords();
    const { account, domain } = signing;

    async function send(asking: SignUpRequest, key: string) {
        try {
            await askByLink(token, asking, key);
        } catch (problem) {
            if (isProblem(problem, 410) || isProblem(problem, 403)) onChanged();
            throw problem;
        }
    }

    return (
        <>
            <JoinHead signing={signing} lead={words("joining.link.lead")} />
            <JoinForm
                as={`joining.${account.slug}`}
                domains={domain ? [domain] : []}
                begin={me?.person && knownOf(me.person)}
                send={send}
            />
        </>
    );
}

function knownOf({ first_name, last_name, email }: SignUpRequest): SignUpRequest {
    return { first_name, last_name, email };
}
