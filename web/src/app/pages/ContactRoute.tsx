import { useNavigate, useParams } from "@tanstack/react-router";
import { ClientActs } from "../../features/clients/ClientActs";
import { ContactOverview } from "../../features/contacts/ContactOverview";
import { ExpectedActs } from "../../features/invitations/one/ExpectedActs";
import { GroupOverview, TeamOverview } from "../../features/contacts/ManyOverview";

/** The overview of one contact, named as "internal:ID", "client:ID" or "team:ID". */
export function ContactRoute() {
    const { ref } = useParams({ from: "/inside/manage/contacts/$ref" });
    const navigate = useNavigate();
    const [kind, id = ""] = ref.split(":");
    if (kind === "team") return <TeamOverview key={ref} team={id} />;
    if (kind === "client_group") return <GroupOverview key={ref} group={id} />;
    return (
        <ContactOverview
            key={ref}
            contact={ref}
            acts={({ kind, id, display_name, state, invitation }) => {
                if (kind === "client")
                    return (
                        <ClientActs
                            client={id}
                            onRemoved={() => void navigate({ to: "/manage/contacts" })}
                        />
                    );
                if (!invitation) return null;
                return (
                    <ExpectedActs
                        name={display_name}
                        invitation={invitation.id}
                        isFirst={state === "quiet"}
                    />
                );
            }}
        />
    );
}
