#include "db/statement_text.h"

#include "base/fault.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace kith::db {
namespace {

bool is_word(char character) { return std::isalnum(static_cast<unsigned char>(character)) || character == '_'; }

class Speller {
public:
    Speller(Engine engine, std::string_view sql) : engine_(engine), rest_(sql) {}

    SpelledStatement spell()
    {
        while (!rest_.empty())
            spell_next();
        return { std::move(spelled_), parameters_ };
    }

private:
    void spell_next()
    {
        if (rest_.starts_with("--"))
            copy(rest_.find('\n'));
        else if (rest_[0] == '\'' || rest_[0] == '"')
            copy(end_of_quoted());
        else if (rest_[0] == '$')
            spell_parameter();
        else if (rest_[0] == '{')
            spell_hook();
        else if (is_word(rest_[0]))
            spell_word();
        else
            copy(1);
    }

    // A doubled quote reads as two quoted texts side by side, which is as good.
    std::size_t end_of_quoted() const
    {
        auto const end = rest_.find(rest_[0], 1);
        return end == rest_.npos ? end : end + 1;
    }

    // SQLite would number $1, $2 by their first appearance, but ?1, ?2 by what they say.
    void spell_parameter()
    {
        note_parameter(rest_.substr(1));
        spelled_ += engine_ == Engine::Sqlite ? '?' : '$';
        rest_.remove_prefix(1);
    }

    void note_parameter(std::string_view digits)
    {
        std::size_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        parameters_ = std::max(parameters_, number);
    }

    void spell_hook()
    {
        auto const end = rest_.find('}');
        if (end == rest_.npos)
            throw Fault("a hook without its closing brace: " + std::string { rest_ });
        spelled_ += meaning_of(rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
    }

    std::string meaning_of(std::string_view hook)
    {
        bool const is_sqlite = engine_ == Engine::Sqlite;
        if (hook == "strict" || hook == "strict, without rowid")
            return is_sqlite ? std::string { hook } : "";
        if (hook == "skip_locked")
            return is_sqlite ? "" : "for update skip locked";
        if (hook == "database_size")
            return is_sqlite ? "(select page_count * page_size from pragma_page_count(), pragma_page_size())"
                             : "pg_database_size(current_database())";
        if (!hook.starts_with("list:$"))
            throw Fault("an unknown hook: {" + std::string { hook } + "}");
        std::string const number { hook.substr(6) };
        note_parameter(number);
        return is_sqlite ? "(select value from json_each(?" + number + "))"
                         : "(select value from jsonb_array_elements_text($" + number + "::jsonb))";
    }

    // Strict tables know no bigint. "int" is free to stand for it (migrations use
    // bigint and integer only), so print_schema can tell the two apart; and it is
    // padded, so that columns stay in line.
    void spell_word()
    {
        std::size_t length = 1;
        while (length < rest_.size() && is_word(rest_[length]))
            ++length;
        if (engine_ != Engine::Sqlite || rest_.substr(0, length) != "bigint")
            return copy(length);
        spelled_ += "int   ";
        rest_.remove_prefix(length);
    }

    void copy(std::size_t length)
    {
        auto const copied = rest_.substr(0, length);
        spelled_ += copied;
        rest_.remove_prefix(copied.size());
    }

    Engine engine_;
    std::string_view rest_;
    std::string spelled_;
    std::size_t parameters_ = 0;
};

}

SpelledStatement spell_statement(Engine engine, std::string_view sql) { return Speller { engine, sql }.spell(); }

bool is_worth_keeping(std::string_view sql)
{
    auto const start = sql.find_first_not_of(" \t\r\n");
    auto const trimmed = start == sql.npos ? "" : sql.substr(start);
    for (auto word :
        { "select", "insert", "update", "delete", "with", "begin", "commit", "savepoint", "release", "rollback" })
        if (trimmed.starts_with(word))
            return true;
    return false;
}

std::string statement_in_short(std::string_view sql)
{
    constexpr std::size_t longest = 120;
    std::string line;
    for (auto character : sql) {
        bool const is_space = std::isspace(static_cast<unsigned char>(character));
        if (!is_space)
            line += character;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
        if (line.size() > longest)
            return line + "...";
    }
    return line;
}

}
