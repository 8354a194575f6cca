import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { isProblem } from "../../api/problem";
import { usePageTitle } from "../../lib/page_title";
import { useWords } from "../../lib/words";
import { LostDrawing, PeopleDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { List } from "../../ui/List";
import { Notice } from "../../ui/Notice";
import { PublicLead, PublicPage } from "../../ui/PublicPage";
import { decideByLink, linkQuery, type ReviewLink } from "./api";
import { People } from "./People";

/** What the link of the mail opens: the people one is asked about. Only a click decides: programs that look do not. */
export function ReviewLinkPage({ token }: { token: string }) {
    const words = useWords();
    const queries = useQueryClient();
    const asked = useInfiniteQuery(linkQuery(token));
    const isDead = isProblem(asked.error, 404) || isProblem(asked.error, 410);
    const none = <EmptyState drawing={<PeopleDrawing />} sentence={words("reviews.nobody")} />;
    if (isDead) return <Dead />;
    return (
        <PublicPage wide>
            {asked.data?.pages[0] && <Head page={asked.data.pages[0]} />}
            <List list={asked} rows={4} empty={none}>
                {(people) => (
                    <People
                        people={people}
                        decide={(choice, key) => decideByLink(token, choice, key)}
                        onChanged={() =>
                            queries.invalidateQueries({ queryKey: linkQuery(token).queryKey })
                        }
                    />
                )}
            </List>
        </PublicPage>
    );
}

function Head({ page }: { page: ReviewLink }) {
    const words = useWords();
    const intl = useIntl();
    const title = words("reviews.link.title", { account: page.account_name });
    usePageTitle(title);
    const due = intl.formatDate(page.due_at, { dateStyle: "long" });
    const { reviewer_name: name, started_by: starter } = page;
    return (
        <>
            <h1>{title}</h1>
            <PublicLead>
                {page.state === "closed"
                    ? words("reviews.link.done")
                    : `${words("reviews.link.lead", { name, starter, due })} ${words(`reviews.lead.${page.undecided}`)}`}
            </PublicLead>
        </>
    );
}

function Dead() {
    const words = useWords();
    return (
        <PublicPage>
            <Notice
                plain
                drawing={<LostDrawing />}
                title={words("reviews.dead.title")}
                text={words("reviews.dead.text")}
            />
        </PublicPage>
    );
}
