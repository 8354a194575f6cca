import { AccountingPage } from "../../features/accounting/AccountingPage";
import { DocumentPage } from "../../features/accounting/DocumentPage";
import { useCurrent } from "../../lib/current";
import { ForbiddenPage } from "./ForbiddenPage";

export function AccountingRoute() {
    const { may } = useCurrent();
    return may("accounting") ? <AccountingPage /> : <ForbiddenPage needs="accounting" />;
}

export function DocumentRoute() {
    const { may } = useCurrent();
    return may("accounting") ? <DocumentPage /> : <ForbiddenPage needs="accounting" />;
}
