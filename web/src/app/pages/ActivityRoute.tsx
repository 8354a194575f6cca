import { ActivityPage } from "../../features/audit/ActivityPage";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";

export function ActivityRoute() {
    const { may } = useCurrent();
    return may("audit.view") ? <ActivityPage /> : <ForbiddenPage needs="audit.view" />;
}
