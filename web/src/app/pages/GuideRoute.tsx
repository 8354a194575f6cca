import { useParams } from "@tanstack/react-router";
import { GuidePage } from "../../features/help/GuidePage";
import { guideOf } from "../../features/help/guides";
import { NotFound } from "./NotFoundPage";

export function GuideRoute() {
    const { guide } = useParams({ from: "/inside/help/$guide" });
    const known = guideOf(guide);
    return known ? <GuidePage guide={known} /> : <NotFound />;
}
