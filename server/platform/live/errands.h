#pragma once

// What the hub asks of the database. The work runs wherever the database does that; the answer
// comes back to the thread of the hub, which never waits. Used by that thread only.

#include "db/database.h"

#include <functional>
#include <memory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace kith::live {

class Errands {
public:
    Errands(db::Database& database, boost::asio::io_context& context, std::function<void()> all_back)
        : database_(database)
        , context_(context)
        , all_back_(std::move(all_back))
    {}

    db::Engine engine() const { return database_.engine(); }
    bool are_under_way() const { return under_way_ > 0; }

    // `work(tx, start)` in a transaction, which may run it more than once; then `then(start, fault)`.
    template<typename Start, typename Work, typename Then>
    void read(Start start, Work work, Then then)
    {
        run([this](auto... each) { database_.read(each...); }, std::move(start), work, then, db::Ending::Rollback);
    }

    template<typename Start, typename Work, typename Then>
    void write(Start start, Work work, Then then)
    {
        run([this](auto... each) { database_.write(each...); }, std::move(start), work, then, db::Ending::Commit);
    }

private:
    template<typename Start, typename Work, typename Then>
    void run(auto const& begin, Start start, Work work, Then then, db::Ending ending)
    {
        ++under_way_;
        auto const found = std::make_shared<Start>(std::move(start));
        auto const finish = [this, found, then](std::exception_ptr fault) {
            boost::asio::post(context_, [this, found, then, fault] {
                --under_way_;
                then(*found, fault);
                if (!are_under_way())
                    all_back_();
            });
        };
        auto const body = [found, work, ending](db::Transaction& tx) {
            work(tx, *found);
            return ending;
        };
        try {
            begin(body, finish);
        } catch (...) {
            finish(std::current_exception());
        }
    }

    db::Database& database_;
    boost::asio::io_context& context_;
    std::function<void()> all_back_;
    int under_way_ = 0;
};

}
