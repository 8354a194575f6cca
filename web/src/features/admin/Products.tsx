import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { toolsQuery } from "../../lib/tools";
import { useWords } from "../../lib/words";
import { ArrowIcon } from "../../ui/icons";
import classes from "./Admin.module.css";
import { SettingsSection } from "./SettingsSection";

/** Which products there are, and whether administrators manage them without being told to. */
export function Products() {
    const words = useWords();
    const { account } = useCurrent();
    const tools = useQuery(toolsQuery(account.id)).data ?? [];
    return (
        <SettingsSection
            id="products"
            title={words("admin.products")}
            above={
                <ul>
                    {tools
                        .filter(({ may_manage }) => may_manage)
                        .map(({ slug, name }) => (
                            <li key={slug}>
                                <Link
                                    to="/manage/products/$product"
                                    params={{ product: slug }}
                                    className={classes.tool}
                                >
                                    {name}
                                    <ArrowIcon size={16} />
                                </Link>
                            </li>
                        ))}
                </ul>
            }
            valuesOf={({ products_implicit_admin_manage: on }) => ({ on: on ? "yes" : "no" })}
            changeOf={({ on }) => ({ products_implicit_admin_manage: on === "yes" })}
        >
            {({ form }) => (
                <Switch
                    label={words("admin.implicit")}
                    description={words("admin.implicit.means")}
                    classNames={{ description: classes.described }}
                    checked={form.values.on === "yes"}
                    onChange={(event) =>
                        form.setFieldValue("on", event.currentTarget.checked ? "yes" : "no")
                    }
                />
            )}
        </SettingsSection>
    );
}
