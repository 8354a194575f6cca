import { Button, Menu } from "@mantine/core";
import type { ProviderPreset } from "../../api/types";
import { useWords } from "../../lib/words";
import { ChevronIcon } from "../../ui/icons";
import { presetNames, presets } from "./presets";

type AddProviderProps = { onOpen: () => void; onChoose: (preset: ProviderPreset) => void };

export function AddProvider({ onOpen, onChoose }: AddProviderProps) {
    const words = useWords();
    return (
        <Menu position="bottom-end" width={248} onOpen={onOpen}>
            <Menu.Target>
                <Button variant="default" rightSection={<ChevronIcon size={16} />}>
                    {words("providers.add")}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                {presetNames.map((preset) => (
                    <Menu.Item key={preset} onClick={() => onChoose(preset)}>
                        {words(preset === "generic" ? "providers.any" : presets[preset].title)}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}
