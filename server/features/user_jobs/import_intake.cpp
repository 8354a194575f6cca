#include "user_jobs/import_intake.h"

#include "base/email_address.h"
#include "sheets/sheets.h"
#include "user_jobs/import_columns.h"
#include "user_jobs/import_lines.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace kith::user_jobs {
namespace {

class FileIntake {
public:
    FileIntake(Intake& intake, std::optional<std::vector<std::string>> fields)
        : intake_(intake)
        , fields_(std::move(fields))
    {}

    Result<void> take(sheets::Line& line)
    {
        if (plan().header.empty())
            return read_header(line);
        Line read { line.number, std::move(line.cells), line.trouble };
        if (read.trouble.empty() && has_cells_beside(read))
            read.trouble = "columns";
        read.repeats = earlier_line(read);
        return intake_.add(std::move(read));
    }

private:
    Plan& plan() { return intake_.job().plan; }

    Result<void> read_header(sheets::Line& line)
    {
        if (line.trouble == "columns")
            return refuse_field("file", "columns", "has more than 100 columns");
        if (!line.trouble.empty())
            return refuse_field("file", line.trouble, "has a first line that cannot be read: is it CSV in UTF-8?");
        while (!line.cells.empty() && line.cells.back().empty())
            line.cells.pop_back();
        plan().header = std::move(line.cells);
        if (fields_ && fields_->size() > plan().header.size())
            return refuse("malformed", "columns", "names more columns than the file has");
        plan().fields = fields_ ? *fields_ : guess_fields(plan().header);
        plan().fields.resize(plan().header.size());
        return check_fields(plan().header, plan().fields);
    }

    bool has_cells_beside(Line const& line)
    {
        auto const beside = std::span { line.cells }.subspan(std::min(line.cells.size(), plan().header.size()));
        return std::ranges::any_of(beside, [](std::string const& cell) { return !cell.empty(); });
    }

    // With the same address; 0: none. Only the hash of each is kept: a hundred thousand
    // addresses need no memory to speak of.
    int earlier_line(Line const& line)
    {
        auto const email = EmailAddress::parse(cell_of(plan(), line, "email"));
        if (!email)
            return 0;
        auto const [seen, is_new] = seen_.try_emplace(std::hash<std::string> {}(email->key()), line.line);
        return is_new ? 0 : seen->second;
    }

    Intake& intake_;
    std::optional<std::vector<std::string>> fields_;
    std::unordered_map<std::size_t, int> seen_;
};

Result<void> take_in(Intake& intake, std::string_view bytes, std::optional<std::string> const& columns)
{
    if (bytes.empty())
        return refuse_field("file", "required", "is empty");
    std::optional<std::vector<std::string>> fields;
    if (columns)
        fields = TRY(parse_fields(*columns));
    FileIntake file { intake, std::move(fields) };
    TRY(sheets::read(bytes, [&](sheets::Line& line) { return file.take(line); }));
    if (intake.job().total == 0)
        return refuse_field("file", "required", "holds nobody: its first line names the columns");
    return {};
}

}

Result<Job> take_in_file(
    db::Database& database, Job const& job, std::string_view bytes, std::optional<std::string> const& columns)
{
    Intake intake { database, job };
    if (auto const taken = take_in(intake, bytes, columns); !taken) {
        intake.give_up();
        return std::unexpected(taken.error());
    }
    intake.finish();
    return intake.job();
}

}
