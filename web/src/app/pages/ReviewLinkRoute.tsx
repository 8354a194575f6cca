import { useNavigate, useParams } from "@tanstack/react-router";
import { ReviewLinkPage } from "../../features/reviews/ReviewLinkPage";
import { taken, useLinkToken } from "../../lib/link_token";

export function ReviewLinkRoute() {
    const { token: inAddress } = useParams({ from: "/review/$token" });
    const navigate = useNavigate();
    const token = useLinkToken("review", inAddress, () =>
        navigate({ to: "/review/$token", params: { token: taken }, replace: true }),
    );
    return <ReviewLinkPage token={token} />;
}
