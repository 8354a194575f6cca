import { useNavigate, useParams } from "@tanstack/react-router";
import { ClientActs } from "../../features/clients/ClientActs";
import { ContactOverview } from "../../features/contacts/ContactOverview";
import { ExpectedActs } from "../../features/invitations/one/ExpectedActs";
import { GroupOverview, TeamOverview } from "../../features/contacts/ManyOverview";
import { StartWorkspace } from "../../features/workspaces/StartWorkspace";
import { WithContact } from "../../features/workspaces/WithContact";

/** The overview of one contact, named as "internal:ID", "client:ID" or "team:ID". */
export function ContactRoute() {
    const { ref } = useParams({ from: "/inside/manage/contacts/$ref" });
    const navigate = useNavigate();
    const [kind, id = ""] = ref.split(":");
    const start = (name: string) => <StartWorkspace from={ref} name={name} />;
    if (kind === "team") return <TeamOverview key={ref} team={id} acts={start} />;
    if (kind === "client_group") return <GroupOverview key={ref} group={id} acts={start} />;
    return (
        <ContactOverview
            key={ref}
            contact={ref}
            acts={({ kind, id, display_name, state, workspaces, actions, invitation }) => (
                <>
                    {kind === "client" && (
                        <ClientActs
                            client={id}
                            onRemoved={() => void navigate({ to: "/manage/contacts" })}
                        />
                    )}
                    {kind !== "client" && invitation && (
                        <ExpectedActs
                            name={display_name}
                            invitation={invitation.id}
                            isFirst={state === "quiet"}
                        />
                    )}
                    <WithContact
                        contact={ref}
                        name={display_name}
                        workspaces={workspaces}
                        action={actions.find(({ action }) => action === "workspace")}
                    />
                </>
            )}
        />
    );
}
