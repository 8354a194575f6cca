#include "db/postgres_error.h"

#include <gtest/gtest.h>

namespace kith::db {
namespace {

TEST(PostgresError, has_its_cure)
{
    struct Case {
        std::string_view sqlstate;
        Cure cure;
    };
    for (auto const& [sqlstate, cure] : {
             Case { "40001", Cure::Again },
             Case { "40P01", Cure::Again },
             Case { "", Cure::Reconnect },
             Case { "08006", Cure::Reconnect },
             Case { "25006", Cure::Primary },
             Case { "57P01", Cure::Reconnect },
             Case { "57P03", Cure::Reconnect },
             Case { "57014", Cure::Later },
             Case { "53100", Cure::Later },
             Case { "23505", Cure::Again },
             Case { "23502", Cure::None },
             Case { "42601", Cure::None },
             Case { "25001", Cure::None },
         })
        EXPECT_EQ(cure_of(sqlstate), cure) << sqlstate;
}

TEST(PostgresError, reads_as_one_line)
{
    EXPECT_EQ(in_one_line("failed: refused\n\tIs it running?\n"), "failed: refused Is it running?");
}

}
}
