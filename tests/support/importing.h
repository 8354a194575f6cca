#pragma once

// Eve brings files, and the server works on them:
//
//     auto const job = done(import("first_name,last_name,email\nZoe,Lee,zoe@acme.test\n"));
//     EXPECT_EQ(tally(job), "1 created, 0 updated, 0 skipped, 0 failed");

#include "jobs/jobs.h"
#include "support/user_management.h"
#include "user_jobs/user_jobs.h"

namespace kith::tests {

class ImportingTest : public UserManagement {
protected:
    ImportingTest()
    {
        runner.handle("user_jobs", [](db::Database& all, jobs::Job const& job) { user_jobs::work(all, job.payload); });
    }

    Answer import_by(
        Browser& browser, std::string const& file, std::string const& query = "", std::string const& type = "text/csv")
    {
        auto const before = browser.headers;
        browser.headers.emplace_back("content-type", type);
        auto answer = browser.send(http::Method::Post, path("/users/import" + query), file);
        browser.headers = before;
        return answer;
    }
    Answer import(std::string const& file, std::string const& query = "", std::string const& type = "text/csv")
    {
        return import_by(as_eve, file, query, type);
    }

    Answer look(Answer const& queued) { return as_eve.get(path("/jobs/" + queued.at("/id"))); }
    // The job when the server has done what there was to do.
    Answer done(Answer const& queued)
    {
        EXPECT_EQ(queued.status, 202) << queued.body;
        runner.run_due();
        return look(queued);
    }
    Answer step(Answer const& job, std::string const& name)
    {
        return as_eve.post(path("/jobs/" + job.at("/id") + '/' + name));
    }

    static std::string tally(Answer const& job)
    {
        return fmt::format("{} created, {} updated, {} skipped, {} failed", job.at("/created"), job.at("/updated"),
            job.at("/skipped"), job.at("/failed"));
    }
    // "2 email email", of the errors in their order.
    static std::string errors(Answer const& job)
    {
        std::string all;
        for (int i = 0; !job.at(fmt::format("/errors/{}/line", i)).empty(); ++i) {
            auto const error = fmt::format("/errors/{}/", i);
            all += (i == 0 ? "" : ", ") + job.at(error + "line") + ' ' + job.at(error + "field") + ' ' +
                job.at(error + "code");
        }
        return all;
    }

    // Whoever has that address now; faults when nobody has.
    memberships::Membership found(std::string const& email)
    {
        return acme
            .read([&](db::Transaction& tx) { return memberships::find_by_email(tx, acme.account.id, address(email)); })
            .value();
    }
    bool is_here(std::string const& email)
    {
        return acme
            .read([&](db::Transaction& tx) { return memberships::find_by_email(tx, acme.account.id, address(email)); })
            .has_value();
    }
    // So many new people, from that number on.
    static std::string many(int count, int from = 0)
    {
        std::string file = "first_name,last_name,email\n";
        for (int i = from; i < from + count; ++i)
            file += fmt::format("Person{0},Novak,person{0}@acme.test\n", i);
        return file;
    }

    jobs::Runner runner { database() };
};

}
