#include "carddav/carddav_filter.h"

#include "base/text.h"

#include <algorithm>

namespace kith::carddav {
namespace {

using dav::Element;

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

std::string in_capitals(std::string_view text)
{
    std::string out { text };
    std::ranges::transform(out, out.begin(), capital);
    return out;
}

template<typename T>
Result<void> add(std::vector<T>& all, Result<T> one)
{
    auto read = TRY(std::move(one));
    all.push_back(std::move(read));
    return {};
}

Result<bool> needs_all(Element const& element)
{
    auto const test = element.attribute("test");
    if (!test.empty() && test != "anyof" && test != "allof")
        return refuse("malformed", "filter", "has a test that is neither anyof nor allof");
    return test == "allof";
}

Result<Match> match_of(std::string_view type)
{
    if (type.empty() || type == "contains")
        return Match::Contains;
    if (type == "equals")
        return Match::Equals;
    if (type == "starts-with")
        return Match::StartsWith;
    if (type == "ends-with")
        return Match::EndsWith;
    return refuse("unsupported_filter");
}

// Both collations that fold letters find a little more than they promise: marks count for nothing.
Result<TextMatch> read_text(Element const& element)
{
    TextMatch text;
    auto const collation = element.attribute("collation");
    text.is_as_it_stands = collation == "i;octet";
    bool const is_known = collation.empty() || collation == "default" || collation == "i;unicode-casemap" ||
        collation == "i;ascii-casemap" || text.is_as_it_stands;
    if (!is_known)
        return refuse("unsupported_collation");
    text.match = TRY(match_of(element.attribute("match-type")));
    text.is_negated = element.attribute("negate-condition") == "yes";
    text.text = text.is_as_it_stands ? element.text : fold_key(element.text);
    return text;
}

Result<ParameterFilter> read_parameter(Element const& element)
{
    ParameterFilter filter { in_capitals(element.attribute("name")) };
    for (auto const& child : element.children) {
        if (child.is(dav::carddav, "is-not-defined"))
            filter.is_undefined = true;
        else if (child.is(dav::carddav, "text-match") && filter.texts.empty())
            TRY(add(filter.texts, read_text(child)));
        else
            return refuse("unsupported_filter");
    }
    return filter;
}

Result<PropertyFilter> read_property(Element const& element)
{
    PropertyFilter filter { in_capitals(element.attribute("name")) };
    filter.needs_all = TRY(needs_all(element));
    for (auto const& child : element.children) {
        if (child.is(dav::carddav, "is-not-defined"))
            filter.is_undefined = true;
        else if (child.is(dav::carddav, "text-match"))
            TRY(add(filter.texts, read_text(child)));
        else if (child.is(dav::carddav, "param-filter"))
            TRY(add(filter.parameters, read_parameter(child)));
        else
            return refuse("unsupported_filter");
    }
    return filter.name.empty() ? refuse("malformed", "filter", "names no property") : Result<PropertyFilter> { filter };
}

std::size_t count(Element const& element)
{
    std::size_t all = 1;
    for (auto const& child : element.children)
        all += count(child);
    return all;
}

bool matches(TextMatch const& wanted, std::string_view value)
{
    auto const text = wanted.is_as_it_stands ? std::string { value } : fold_key(value);
    bool const is_match = wanted.match == Match::Equals ? text == wanted.text
        : wanted.match == Match::StartsWith             ? text.starts_with(wanted.text)
        : wanted.match == Match::EndsWith               ? text.ends_with(wanted.text)
                                                        : text.contains(wanted.text);
    return is_match != wanted.is_negated;
}

bool matches(ParameterFilter const& wanted, vcards::Property const& property)
{
    bool is_there = false;
    bool is_match = wanted.texts.empty();
    for (auto const& parameter : property.parameters) {
        if (parameter.name != wanted.name)
            continue;
        is_there = true;
        is_match = is_match || matches(wanted.texts.front(), parameter.value);
    }
    return wanted.is_undefined ? !is_there : is_there && is_match;
}

// All or one of them; of none it is so.
class Verdict {
public:
    explicit Verdict(bool needs_all) : needs_all_(needs_all) {}
    void take(bool is_match)
    {
        is_asked_ = true;
        all_ = all_ && is_match;
        any_ = any_ || is_match;
    }
    bool holds() const { return !is_asked_ || (needs_all_ ? all_ : any_); }

private:
    bool needs_all_;
    bool is_asked_ = false;
    bool all_ = true;
    bool any_ = false;
};

bool matches(PropertyFilter const& wanted, vcards::Property const& property)
{
    Verdict verdict { wanted.needs_all };
    auto const value = vcards::unescaped(property.value);
    for (auto const& text : wanted.texts)
        verdict.take(matches(text, value));
    for (auto const& parameter : wanted.parameters)
        verdict.take(matches(parameter, property));
    return verdict.holds();
}

bool matches(PropertyFilter const& wanted, vcards::Card const& card)
{
    bool is_there = false;
    for (auto const& property : card.properties) {
        if (property.name != wanted.name)
            continue;
        is_there = true;
        if (!wanted.is_undefined && matches(wanted, property))
            return true;
    }
    return wanted.is_undefined && !is_there;
}

}

Result<Filter> read_filter(Element const& element)
{
    if (count(element) > most_tests)
        return refuse("unsupported_filter");
    Filter filter;
    filter.needs_all = TRY(needs_all(element));
    for (auto const& child : element.children) {
        if (!child.is(dav::carddav, "prop-filter"))
            return refuse("unsupported_filter");
        TRY(add(filter.properties, read_property(child)));
    }
    return filter;
}

bool matches(Filter const& filter, vcards::Card const& card)
{
    Verdict verdict { filter.needs_all };
    for (auto const& property : filter.properties)
        verdict.take(matches(property, card));
    return verdict.holds();
}

}
