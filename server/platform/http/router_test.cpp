#include "http/router.h"

#include "base/fault.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

Result<NoContent> nothing(Call&, db::Transaction&) { return NoContent {}; }

class RouterTest : public testing::Test {
protected:
    RouterTest()
    {
        router_.get("/api/v1/me", "", nothing);
        router_.patch("/api/v1/me", "", nothing);
        router_.get("/api/v1/accounts/{account}", "", nothing);
        router_.get("/api/v1/accounts/{account}/users", "", nothing);
        router_.post("/api/v1/accounts/{account}/users", "", nothing);
        router_.post("/api/v1/accounts/{account}/users/import", "", nothing);
        router_.get("/api/v1/accounts/{account}/users/{user}", "", nothing);
        router_.remove("/api/v1/accounts/{account}/users/{user}", "", nothing);
    }

    // "/pattern name=value ...", "405 GET, POST" or "404".
    std::string matched(Method method, std::string const& path)
    {
        Call call { Request { method, path, path }, rates_ };
        std::vector<Method> allowed;
        if (auto const* route = router_.match(call, allowed))
            return route->pattern + parameters(call);
        std::string line = allowed.empty() ? "404" : "405";
        for (auto const each : allowed)
            line += ' ' + std::string { method_text(each) };
        return line;
    }

    static std::string parameters(Call const& call)
    {
        std::string text;
        for (auto const* name : { "account", "user" }) {
            if (auto const value = call.path_parameter(name); !value.empty())
                text += ' ' + std::string { name } + '=' + std::string { value };
        }
        return text;
    }

    Router router_;
    Rates rates_;
};

TEST_F(RouterTest, finds_routes_by_method_and_path)
{
    EXPECT_EQ(matched(Method::Get, "/api/v1/me"), "/api/v1/me");
    EXPECT_EQ(matched(Method::Patch, "/api/v1/me"), "/api/v1/me");
    EXPECT_EQ(matched(Method::Get, "/api/v1/accounts/7"), "/api/v1/accounts/{account} account=7");
    EXPECT_EQ(
        matched(Method::Get, "/api/v1/accounts/7/users/8"), "/api/v1/accounts/{account}/users/{user} account=7 user=8");
    EXPECT_EQ(
        matched(Method::Post, "/api/v1/accounts/7/users/import"), "/api/v1/accounts/{account}/users/import account=7");
}

TEST_F(RouterTest, takes_head_for_get)
{
    EXPECT_EQ(matched(Method::Head, "/api/v1/me"), "/api/v1/me");
    EXPECT_EQ(matched(Method::Head, "/api/v1/accounts/7/users/import"), "405 POST");
}

TEST_F(RouterTest, names_the_methods_that_a_path_has)
{
    EXPECT_EQ(matched(Method::Post, "/api/v1/me"), "405 GET PATCH");
    EXPECT_EQ(matched(Method::Options, "/api/v1/accounts/7/users"), "405 GET POST");
    EXPECT_EQ(matched(Method::Put, "/api/v1/accounts/7/users/8"), "405 GET DELETE");
}

TEST_F(RouterTest, knows_a_path_in_one_spelling_only)
{
    for (auto const* path : { "/api/v1/me/", "/api/v1//me", "//api/v1/me", "/api/v1/ME", "/API/v1/me", "/api/v1/me;x",
             "/api/v1/%6De", "/api/v1/me%2f", "/api/v1/./me", "/api/v1/x/../me", "/api/v1/accounts/7/users/8/",
             "/api/v1/accounts/7//users", "/api/v1/accounts/7/Users", "/api/v1", "/api/v1/", "*", "/", "" })
        EXPECT_EQ(matched(Method::Get, path), "404") << path;
}

TEST_F(RouterTest, decodes_parameters)
{
    EXPECT_EQ(matched(Method::Get, "/api/v1/accounts/a%20%C3%A9+b"), "/api/v1/accounts/{account} account=a é+b");
    EXPECT_EQ(matched(Method::Get, "/api/v1/accounts/7;x"), "/api/v1/accounts/{account} account=7;x");
}

// 404, not 405: the path has the method, but there is no such thing.
TEST_F(RouterTest, finds_nothing_for_a_parameter_that_cannot_be_one)
{
    for (auto const* part : { "", "%2f", "a%2Fb", "%00", "%", "%4", "%zz", "%ff", "%c0%af" }) {
        EXPECT_EQ(matched(Method::Get, "/api/v1/accounts/" + std::string { part }), "404") << part;
        EXPECT_EQ(matched(Method::Delete, "/api/v1/accounts/7/users/" + std::string { part }), "404") << part;
        EXPECT_EQ(matched(Method::Get, "/api/v1/accounts/" + std::string { part } + "/users"), "404") << part;
    }
}

TEST_F(RouterTest, gives_pages_whatever_is_not_of_the_api)
{
    router_.otherwise([](Call&) { return Reply {}; });
    for (auto const* path : { "/", "/people", "/a/b/c", "/api", "//" })
        EXPECT_EQ(matched(Method::Get, path), "/*") << path;
    EXPECT_EQ(matched(Method::Head, "/people"), "/*");
    EXPECT_EQ(matched(Method::Get, "/api/v2/me"), "404");
    EXPECT_EQ(matched(Method::Post, "/people"), "404");
    EXPECT_EQ(matched(Method::Post, "/api/v1/me"), "405 GET PATCH");
}

TEST_F(RouterTest, faults_on_two_routes_for_one_thing)
{
    EXPECT_THROW(router_.get("/api/v1/me", "", nothing), Fault);
    EXPECT_THROW(router_.get("/api/v1/accounts/{other}", "", nothing), Fault);
}

}
}
