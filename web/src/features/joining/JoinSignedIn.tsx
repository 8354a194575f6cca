import { Link } from "@tanstack/react-router";
import type { AccountSignIn, Me } from "../../api/types";
import { useWords } from "../../lib/words";
import { PublicBelow, PublicPage } from "../../ui/PublicPage";
import { askByDomain } from "./api";
import { isIn } from "./domains";
import { JoinForm } from "./JoinForm";
import { JoinHead } from "./JoinHead";

type JoinSignedInProps = { slug: string; page: AccountSignIn; me: Me };

/** Whether an account's sign-in page has something for who is signed in and not a member there. */
export function mayJoinHere({ signup }: AccountSignIn, me: Me): boolean {
    return signup.open && signup.domains.length > 0 && isIn(signup.domains, me.person.email);
}

/** At the door of an account that one is not in yet, signed in already. */
export function JoinSignedIn({ slug, page: { account, signup }, me }: JoinSignedInProps) {
    const words = useWords();
    const { first_name, last_name, email } = me.person;
    return (
        <PublicPage>
            <JoinHead
                signing={{ account: { name: account.name, slug }, needs_approval: false }}
                lead={words("joining.stranger", { email, account: account.name })}
            />
            <JoinForm
                as={`joining.${slug}.${me.person.id}`}
                domains={signup.domains}
                begin={{ first_name, last_name, email }}
                send={(asking, key) => askByDomain(slug, asking, key)}
            />
            <PublicBelow>
                <Link to="/">{words("action.home")}</Link>
            </PublicBelow>
        </PublicPage>
    );
}
