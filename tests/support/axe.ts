// What hinders people on a page, as axe finds it.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * A line for each element that breaks a rule. No page holds a frame of another origin, so axe runs
 * in the page alone (`setLegacyMode`): otherwise each look opens a page more, to put frames
 * together. What passed is not told.
 */
export async function barriersOf(page: Page, within?: string): Promise<string[]> {
    const axe = new AxeBuilder({ page }).setLegacyMode();
    axe.options({ resultTypes: ["violations"] });
    if (within !== undefined) axe.include(within);
    const { violations } = await axe.analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
