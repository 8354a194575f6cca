import { HomePage } from "../../features/home/HomePage";
import { JoinNotice } from "../../features/join_requests/JoinNotice";

export function HomeRoute() {
    return <HomePage notice={<JoinNotice />} />;
}
