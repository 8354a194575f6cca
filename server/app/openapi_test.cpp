#include "app/app.h"
#include "app/routes.h"
#include "http/router.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace kith::app {
namespace {

namespace bj = boost::json;

class OpenApiTest : public testing::Test {
protected:
    OpenApiTest() { add_api_routes(router); }

    bj::object const& operation(http::Route const& route)
    {
        std::string method { http::method_text(route.method) };
        for (auto& c : method)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return document.at("paths").at(route.pattern).at(method).as_object();
    }

    // Calls visit(value) for every value in the document.
    static void for_each_value(bj::value const& value, auto const& visit)
    {
        visit(value);
        if (auto const* object = value.if_object()) {
            for (auto const& member : *object)
                for_each_value(member.value(), visit);
        } else if (auto const* array = value.if_array()) {
            for (auto const& each : *array)
                for_each_value(each, visit);
        }
    }

    http::Router router;
    bj::value document = bj::parse(print_openapi());
};

TEST_F(OpenApiTest, is_version_3_1_and_names_the_program)
{
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    EXPECT_EQ(document.at("info").at("version").as_string(), KITH_VERSION);
}

TEST_F(OpenApiTest, holds_every_route_with_its_status_parameters_and_problem)
{
    for (auto const& route : router.routes()) {
        ASSERT_FALSE(route->summary.empty()) << route->pattern;
        auto const& told = operation(*route);
        EXPECT_EQ(told.at("summary").as_string(), route->summary) << route->pattern;
        EXPECT_TRUE(told.at("responses").as_object().contains(std::to_string(route->status))) << route->pattern;
        EXPECT_TRUE(told.at("responses").as_object().contains("4XX")) << route->pattern;
        EXPECT_EQ(told.contains("requestBody"), route->body != nullptr || !route->uploads.empty()) << route->pattern;
        for (auto const* part : { "{account}", "{user}", "{invitation}", "{token}" }) {
            if (!route->pattern.contains(part))
                continue;
            auto const& parameters = told.at("parameters").as_array();
            auto is_it = [&](bj::value const& each) {
                return '{' + std::string { each.at("name").as_string() } + '}' == part &&
                    each.at("in").as_string() == "path";
            };
            EXPECT_TRUE(std::ranges::any_of(parameters, is_it)) << route->pattern;
        }
    }
    EXPECT_TRUE(document.at("paths").as_object().contains("/api/v1/accounts/{account}/live"));
}

TEST_F(OpenApiTest, refers_only_to_what_it_holds)
{
    int references = 0;
    for_each_value(document, [&](bj::value const& value) {
        auto const* object = value.if_object();
        auto const* reference = object ? object->if_contains("$ref") : nullptr;
        if (!reference)
            return;
        ++references;
        bj::error_code error;
        std::string const pointer { reference->as_string().subview(1) };
        auto const* found = document.find_pointer(pointer, error);
        EXPECT_TRUE(found && found->is_object()) << pointer;
    });
    EXPECT_GT(references, 20);
}

TEST_F(OpenApiTest, gives_each_operation_an_id_of_its_own)
{
    std::set<std::string> ids;
    std::size_t operations = 0;
    for (auto const& path : document.at("paths").as_object()) {
        for (auto const& each : path.value().as_object()) {
            ids.insert(std::string { each.value().at("operationId").as_string() });
            ++operations;
        }
    }
    EXPECT_EQ(ids.size(), operations);
    EXPECT_EQ(operations, router.routes().size() + 1);
}

// Two structs of one name would be published as one.
TEST_F(OpenApiTest, knows_each_struct_by_a_name_of_its_own)
{
    std::map<std::string, json::Type const*> types;
    std::function<void(json::Type const*)> visit = [&](json::Type const* type) {
        if (!type)
            return;
        if (type->kind == json::Kind::Struct) {
            auto const [known, is_new] = types.try_emplace(type->name, type);
            EXPECT_EQ(known->second, type) << type->name;
            if (!is_new)
                return;
        }
        visit(type->element);
        for (auto const& field : type->fields)
            visit(field.type);
    };
    for (auto const& route : router.routes()) {
        visit(route->body);
        visit(route->answer);
    }
    EXPECT_GT(types.size(), 10u);
}

// Whoever reads the API must not find a secret of an invitation in it (INV-08).
TEST_F(OpenApiTest, shows_no_hash_and_no_link)
{
    for (auto const& schema : document.at("components").at("schemas").as_object()) {
        std::string const name { schema.key() };
        if (!schema.value().as_object().contains("properties") || name.ends_with("Body") == false)
            continue;
        for (auto const& property : schema.value().at("properties").as_object()) {
            std::string const field { property.key() };
            EXPECT_FALSE(field.contains("hash") || field.contains("link")) << name << '.' << field;
        }
    }
}

}
}
