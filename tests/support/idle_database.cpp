#include "support/idle_database.h"

namespace kith::tests {
namespace {

class IdleTransaction final : public db::Transaction {
    std::int64_t execute(std::string_view, std::span<db::Value const>, db::OnRow const&) override { return 0; }
    void execute_later(std::string_view, std::span<db::Value const>) override {}
};

}

void IdleDatabase::run(db::Work work, db::Done done)
{
    std::lock_guard const lock { mutex_ };
    ++started;
    threads_.emplace_back([this, work = std::move(work), done = std::move(done)] {
        std::this_thread::sleep_for(std::chrono::milliseconds { delay_ms });
        std::exception_ptr fault;
        try {
            IdleTransaction tx;
            work(tx);
        } catch (...) {
            fault = std::current_exception();
        }
        done(fault);
    });
}

void IdleDatabase::stop()
{
    std::lock_guard const lock { mutex_ };
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

}
