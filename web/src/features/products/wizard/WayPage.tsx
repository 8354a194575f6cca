import { Button, Radio } from "@mantine/core";
import { useWords } from "../../../lib/words";
import { Choices, Pick as PickOne } from "../../../ui/Choice";
import { Explained } from "../../../ui/Explained";
import type { Way } from "./draft";
import { Frame } from "./Frame";
import type { Wizard } from "./use_wizard";

/** Step 1: somebody new, or somebody who is here already. */
export function WayPage({ wizard, onClose }: { wizard: Wizard; onClose: () => void }) {
    const words = useWords();
    const { draft, set, product } = wizard;
    const off = draft.way === "" ? words("product.way.choose") : undefined;
    const next = () =>
        draft.way !== "" && set({ page: draft.way === "new" ? "person" : "existing" });
    return (
        <Frame
            title={words("product.way")}
            step={1}
            onSubmit={next}
            foot={
                <>
                    <Button variant="default" onClick={onClose}>
                        {words("action.cancel")}
                    </Button>
                    <Explained reason={off}>
                        {(explained) => (
                            <Button type="submit" {...explained}>
                                {words("action.next")}
                            </Button>
                        )}
                    </Explained>
                </>
            }
        >
            <Radio.Group
                aria-label={words("product.way")}
                value={draft.way}
                onChange={(way) => set({ way: way as Way })}
            >
                <Choices>
                    <PickOne
                        value="new"
                        label={words("product.way.new", {
                            slug: product.slug,
                            product: product.name,
                        })}
                        means={words("product.way.new.means")}
                        off={undefined}
                    />
                    <PickOne
                        value="existing"
                        label={words("product.way.existing")}
                        means={words("product.way.existing.means")}
                        off={undefined}
                    />
                </Choices>
            </Radio.Group>
        </Frame>
    );
}
