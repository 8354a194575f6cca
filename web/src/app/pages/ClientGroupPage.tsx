export function ClientGroupPage() {
    return null;
}
