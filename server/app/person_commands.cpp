#include "app/person_commands.h"

#include "app/app.h"
#include "http/site.h"
#include "mail/public_url.h"
#include "passwords/passwords.h"

#include <sysexits.h>

#include <iostream>

namespace kith::app {
namespace {

std::optional<persons::Person> find_person(db::Transaction& tx, std::string const& text)
{
    auto const email = EmailAddress::parse(text);
    return email ? persons::find_by_email(tx, *email) : std::nullopt;
}

int complain_of_nobody(std::string const& email)
{
    std::cerr << "kith: nobody has the address " << email << '\n';
    return EX_DATAERR;
}

std::string public_url_of(config::Settings const& settings)
{
    return http::make_site(http::parse_listen_address(settings.listen), settings.public_url).public_url;
}

}

int print_reset_link(config::Settings const& settings, std::string const& email)
{
    auto const database = open_database(settings);
    mail::set_public_url(public_url_of(settings));
    auto const url = database->write_now([&](db::Transaction& tx) {
        auto const person = find_person(tx, email);
        return person ? passwords::make_link(tx, *person, passwords::Purpose::Reset) : std::string {};
    });
    if (url.empty())
        return complain_of_nobody(email);
    std::cout << url << std::endl;
    return EX_OK;
}

int add_operator(config::Settings const& settings, std::string const& email)
{
    auto const database = open_database(settings);
    auto const person = database->write_now([&](db::Transaction& tx) {
        auto found = find_person(tx, email);
        if (found)
            persons::make_operator(tx, found->id);
        return found;
    });
    if (!person)
        return complain_of_nobody(email);
    std::cout << person->email.text() << " is an operator of this server\n";
    return EX_OK;
}

}
