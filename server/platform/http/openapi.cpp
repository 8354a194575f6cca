#include "http/openapi.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace kith::http {
namespace {

namespace bj = boost::json;

class Document {
public:
    Document(Router const& router, std::string_view version)
    {
        for (auto const& route : router.routes())
            add(*route);
        bj::object info { { "title", "Kith" }, { "version", bj::string_view { version } },
            { "summary", "The people layer of a business" },
            { "license", { { "name", "Proprietary" }, { "identifier", "LicenseRef-Proprietary" } } } };
        add_problem();
        root_ = { { "openapi", "3.1.0" }, { "info", info }, { "servers", { { { "url", "/" } } } },
            { "security", security() }, { "paths", std::move(paths_) },
            { "components",
                { { "schemas", std::move(schemas_) }, { "responses", std::move(responses_) },
                    { "securitySchemes", security_schemes() } } } };
    }

    std::string text() const { return bj::serialize(root_); }

private:
    static bj::array security()
    {
        return { { { "session", bj::array {} } }, { { "token", bj::array {} } },
            { { "application_password", bj::array {} } }, bj::object {} };
    }

    static bj::object security_schemes()
    {
        return { { "session", { { "type", "apiKey" }, { "in", "cookie" }, { "name", "kith_session" } } },
            { "token", { { "type", "http" }, { "scheme", "bearer" } } },
            { "application_password",
                { { "type", "http" }, { "scheme", "basic" },
                    { "description", "The e-mail address or the username of a person, and an API token of his" } } } };
    }

    void add(Route const& route)
    {
        if (route.summary.empty())
            return;
        bj::object operation { { "operationId", operation_id(route) }, { "summary", route.summary },
            { "tags", { tag(route) } } };
        if (auto parameters = parameters_of(route); !parameters.empty())
            operation["parameters"] = std::move(parameters);
        if (route.body)
            operation["requestBody"] = { { "required", needs_something(*route.body) },
                { "content", json_content(schema(*route.body, Use::Request)) } };
        if (!route.uploads.empty())
            operation["requestBody"] = { { "required", true }, { "content", media_content(route.uploads) } };
        operation["responses"] = { { std::to_string(route.status), answer_of(route) },
            { "4XX", { { "$ref", "#/components/responses/Problem" } } } };
        if (route.other_status != 0)
            operation["responses"].as_object()[std::to_string(route.other_status)] = answer_of(route);
        auto& path = paths_[route.pattern];
        if (path.is_null())
            path = bj::object {};
        path.get_object()[lower(method_text(route.method))] = std::move(operation);
    }

    static std::string lower(std::string_view text)
    {
        std::string out { text };
        std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return out;
    }

    // "post_accounts_account_invitations": unique, because method and path are.
    static std::string operation_id(Route const& route)
    {
        auto id = lower(method_text(route.method));
        for (char c : route.pattern.substr(std::string_view { "/api/v1" }.size())) {
            if (c != '{' && c != '}')
                id += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
        }
        return id;
    }

    static bool needs_something(json::Type const& body)
    {
        return std::ranges::any_of(
            body.fields, [](json::Field const& field) { return field.type->kind != json::Kind::Optional; });
    }

    // The first noun of the path that is no account.
    static std::string tag(Route const& route)
    {
        auto path = std::string_view { route.pattern }.substr(std::string_view { "/api/v1/" }.size());
        constexpr std::string_view account = "accounts/{account}/";
        if (path.starts_with(account))
            path.remove_prefix(account.size());
        return std::string { path.substr(0, path.find('/')) };
    }

    bj::array parameters_of(Route const& route)
    {
        bj::array all;
        for (auto rest = std::string_view { route.pattern }; rest.find('{') != rest.npos;) {
            rest.remove_prefix(rest.find('{') + 1);
            bj::string_view const name { rest.data(), rest.find('}') };
            all.push_back(
                { { "name", name }, { "in", "path" }, { "required", true }, { "schema", { { "type", "string" } } } });
        }
        for (auto const& field : route.query ? route.query->fields : std::vector<json::Field> {}) {
            auto const& inner = field.type->kind == json::Kind::Optional ? *field.type->element : *field.type;
            all.push_back({ { "name", field.name }, { "in", "query" }, { "required", &inner == field.type },
                { "schema", schema(inner, Use::Request) } });
        }
        if (route.method == Method::Post)
            all.push_back({ { "name", "Idempotency-Key" }, { "in", "header" }, { "required", false },
                { "schema", { { "type", "string" }, { "maxLength", 255 } } } });
        return all;
    }

    bj::object answer_of(Route const& route)
    {
        bj::object answer { { "description", route.summary } };
        if (route.answer)
            answer["content"] = json_content(schema(*route.answer, Use::Answer));
        if (route.answers_media)
            answer["content"] = media_content({ "*/*" });
        return answer;
    }

    static bj::object json_content(bj::value schema)
    {
        return { { "application/json", { { "schema", std::move(schema) } } } };
    }

    static bj::object media_content(std::vector<std::string_view> const& types)
    {
        bj::object content;
        for (auto const& type : types)
            content[type] = { { "schema", { { "type", "string" }, { "format", "binary" } } } };
        return content;
    }

    // In an answer every member is there, if only as null; in a request what is
    // optional may be left out.
    enum class Use { Request, Answer };

    bj::value schema(json::Type const& type, Use use)
    {
        using json::Kind;
        switch (type.kind) {
        case Kind::Bool:
            return { { "type", "boolean" } };
        case Kind::Int32:
            return { { "type", "integer" }, { "format", "int32" } };
        case Kind::Int64:
            return { { "type", "integer" }, { "format", "int64" } };
        case Kind::Double:
            return { { "type", "number" } };
        case Kind::String:
            return { { "type", "string" } };
        case Kind::Time:
            return { { "type", "string" }, { "format", "date-time" } };
        case Kind::Enum:
            return { { "type", "string" }, { "enum", bj::array(type.words.begin(), type.words.end()) } };
        case Kind::Word:
            return word_schema(type);
        case Kind::Raw:
            return { { "type", "object" }, { "additionalProperties", true } };
        case Kind::Optional:
            return { { "anyOf", { schema(*type.element, use), { { "type", "null" } } } } };
        case Kind::List:
            return { { "type", "array" }, { "items", schema(*type.element, use) } };
        case Kind::Struct:
            return reference(type, use);
        }
        return {};
    }

    static bj::object word_schema(json::Type const& type)
    {
        if (type.maximum > 0)
            return { { "type", "integer" }, { "minimum", type.minimum }, { "maximum", type.maximum } };
        bj::object schema { { "type", "string" } };
        if (type.format)
            schema["format"] = type.format;
        if (type.max_characters > 0) {
            schema["minLength"] = type.min_characters;
            schema["maxLength"] = type.max_characters;
        }
        return schema;
    }

    // Each struct is a component of its own name, described once.
    bj::value reference(json::Type const& type, Use use)
    {
        if (!schemas_.contains(type.name)) {
            schemas_[type.name] = nullptr;
            bj::object properties;
            bj::array required;
            for (auto const& field : type.fields) {
                properties[field.name] = schema(*field.type, use);
                if (use == Use::Answer || field.type->kind != json::Kind::Optional)
                    required.emplace_back(field.name);
            }
            bj::object object { { "type", "object" }, { "properties", std::move(properties) } };
            if (!required.empty())
                object["required"] = std::move(required);
            schemas_[type.name] = std::move(object);
        }
        return { { "$ref", "#/components/schemas/" + type.name } };
    }

    void add_problem()
    {
        auto text = bj::object { { "type", "string" } };
        auto number = bj::object { { "type", "integer" } };
        schemas_["Problem"] = { { "type", "object" },
            { "required", { "type", "title", "status", "detail", "code", "request_id", "errors" } },
            { "properties",
                { { "type", text }, { "title", text }, { "status", number }, { "detail", text }, { "code", text },
                    { "request_id", text },
                    { "errors",
                        { { "type", "array" }, { "items", { { "$ref", "#/components/schemas/ProblemError" } } } } } } },
            { "additionalProperties", true } };
        schemas_["ProblemError"] = { { "type", "object" }, { "required", { "field", "code", "message" } },
            { "properties", { { "row", number }, { "field", text }, { "code", text }, { "message", text } } } };
        responses_["Problem"] = {
            { "description", "What was wrong (RFC 9457)" },
            { "content",
                { { "application/problem+json", { { "schema", { { "$ref", "#/components/schemas/Problem" } } } } } } }
        };
    }

    bj::object paths_, schemas_, responses_, root_;
};

}

std::string write_openapi(Router const& router, std::string_view version)
{
    return Document { router, version }.text();
}

}
