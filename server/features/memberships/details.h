#pragma once

// What an account notes about a member beside his name: short texts, empty where nothing is
// known. Who carries, compares, reads or writes details names none of them, so that one more is
// a member here, a column of the table, titles in imports and its words on the pages.

#include "base/names.h"

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <optional>
#include <string>

namespace kith::memberships {

template<typename Word>
struct DetailsOf {
    using Text = Word;
    Text phone {};
    Text job_title {};
    Text department {};
    Text employee_id {}; // in the account's own books

    bool operator==(DetailsOf const&) const = default;
    BOOST_DESCRIBE_CLASS(DetailsOf, (), (phone, job_title, department, employee_id), (), ())
};

using Details = DetailsOf<std::string>;
// What is to become of them; nothing: it stays.
using DetailsChange = DetailsOf<std::optional<std::string>>;
// The same as somebody has sent it.
using DetailsInput = DetailsOf<std::optional<ShortText>>;

template<typename Text>
using DetailMembers = boost::describe::describe_members<DetailsOf<Text>, boost::describe::mod_public>;

inline constexpr int detail_count = boost::mp11::mp_size<DetailMembers<std::string>>::value;

// act(name, the text in each of `all`) for one detail after the other.
template<typename Act, typename... All>
void for_each_detail(Act act, All&... all)
{
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<detail_count>>([&](auto at) {
        act(boost::mp11::mp_at<DetailMembers<std::string>, decltype(at)>::name,
            all.*boost::mp11::mp_at<DetailMembers<typename All::Text>, decltype(at)>::pointer...);
    });
}

Details changed(Details, DetailsChange);
// What has to change for `now` to be as `wanted`.
DetailsChange change_to(Details now, DetailsChange wanted);
DetailsChange change_of(DetailsInput);
DetailsChange all_of(Details);
// As of somebody who is new: what is not said is not known.
Details details_of(DetailsInput);

}
