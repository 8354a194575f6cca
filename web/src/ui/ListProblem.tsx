import { Button } from "@mantine/core";
import { isProblem } from "../api/problem";
import { problemText, useWords } from "../lib/words";
import { LostDrawing } from "./drawings";
import { EmptyState } from "./EmptyState";
import { RequestId } from "./RequestId";

type ListProblemProps = { problem: unknown; onRetry: () => void };

/** Stands for a list that could not be fetched. */
export function ListProblem({ problem, onRetry }: ListProblemProps) {
    const words = useWords();
    return (
        <div role="alert">
            <EmptyState drawing={<LostDrawing />} sentence={problemText(words, problem)}>
                <Button variant="default" onClick={onRetry}>
                    {words("action.retry")}
                </Button>
                {isProblem(problem) && problem.requestId && <RequestId id={problem.requestId} />}
            </EmptyState>
        </div>
    );
}
