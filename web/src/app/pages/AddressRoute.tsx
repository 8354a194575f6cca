import { useNavigate, useParams } from "@tanstack/react-router";
import { AddressPage } from "../../features/address/AddressPage";
import { taken, useLinkToken } from "../../lib/link_token";

export function AddressRoute() {
    const { token: inAddress } = useParams({ from: "/address/$token" });
    const navigate = useNavigate();
    const token = useLinkToken("address", inAddress, () =>
        navigate({ to: "/address/$token", params: { token: taken }, replace: true }),
    );
    return <AddressPage token={token} />;
}
