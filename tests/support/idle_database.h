#pragma once

// A database without tables, for tests of what stands above it: work runs on a
// thread of its own after `delay`, as PostgreSQL's would, and its statements change
// nothing.

#include "db/database.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::tests {

class IdleDatabase final : public db::Database {
public:
    ~IdleDatabase() override { stop(); }
    db::Engine engine() const override { return db::Engine::Postgres; }
    void read(db::Work work, db::Done done) override { run(std::move(work), std::move(done)); }
    void write(db::Work work, db::Done done) override { run(std::move(work), std::move(done)); }
    std::string trouble() override { return {}; }
    void stop() override;

    std::atomic<int> delay_ms = 0;
    std::atomic<int> started = 0;

private:
    void run(db::Work, db::Done);
    std::mutex mutex_;
    std::vector<std::thread> threads_;
};

}
