import type { OrderState } from "../api/types";
import { useWords } from "../lib/words";
import { StateChip, type Tone } from "./StateChip";

const tones: Record<OrderState, Tone> = {
    requested: "warn",
    approved: "good",
    rejected: "bad",
    canceled: "quiet",
};

export function OrderChip({ state }: { state: OrderState }) {
    const words = useWords();
    return <StateChip tone={tones[state]}>{words(`order.${state}`)}</StateChip>;
}
