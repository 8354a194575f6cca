import { useParams } from "@tanstack/react-router";
import { InstancePage, isPart } from "../../features/instance/InstancePage";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";
import { NotFound } from "./NotFoundPage";

export function InstanceRoute() {
    const { may } = useCurrent();
    const { part = "accounts" } = useParams({ strict: false });
    if (!may("instance.manage")) return <ForbiddenPage needs="instance.manage" />;
    return isPart(part) ? <InstancePage part={part} /> : <NotFound />;
}
