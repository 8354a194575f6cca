#include "base/spool.h"

#include "base/fault.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace kith {
namespace {

TEST(Spool, gives_back_what_it_was_given)
{
    for (std::size_t const size : { std::size_t { 0 }, std::size_t { 10 }, std::size_t { 3'000'000 } }) {
        Spool spool;
        std::string all;
        while (all.size() < size) {
            auto const piece =
                std::string(std::min<std::size_t>(size - all.size(), 70'001), static_cast<char>('a' + all.size() % 26));
            spool.append(piece);
            all += piece;
        }
        EXPECT_EQ(spool.size(), size);
        EXPECT_EQ(spool.view(), all);
        spool.append("more");
        EXPECT_EQ(spool.view(), all + "more");
    }
}

TEST(Spool, leaves_no_file_behind)
{
    auto const folder = std::filesystem::temp_directory_path() / "kith-spool-test";
    std::filesystem::create_directory(folder);
    set_spool_folder(folder);
    {
        Spool spool;
        spool.append(std::string(1'000'000, 'x'));
        EXPECT_TRUE(std::filesystem::is_empty(folder)) << "it has no name";
    }
    std::filesystem::remove(folder);
    Spool elsewhere;
    EXPECT_NO_THROW(elsewhere.append(std::string(1'000'000, 'x')));
    set_spool_folder("");
}

TEST(Spool, are_so_many_and_no_more)
{
    std::vector<std::unique_ptr<Spool>> spools;
    EXPECT_THROW(
        for (int i = 0; i < 100; ++i) {
            spools.push_back(std::make_unique<Spool>());
            spools.back()->append(std::string(300'000, 'x'));
        },
        Unavailable);
    spools.clear();
    Spool again;
    EXPECT_NO_THROW(again.append(std::string(300'000, 'x')));
}

}
}
