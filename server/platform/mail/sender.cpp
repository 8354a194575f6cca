#include "mail/sender.h"

#include "base/clean_text.h"
#include "base/crash_point.h"
#include "jobs/worker.h"
#include "log/log.h"
#include "mail/delivery_rules.h"
#include "mail/outbox_store.h"
#include "mail/smtp.h"
#include "mail/smtp_options.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace kith::mail {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int batch_size = 20;
constexpr auto lease = Duration { 10min };
// Each attempt may take as long as the timeout: what is not begun by then waits for
// the next lease, so that nobody else sends it meanwhile.
constexpr auto longest_batch = lease / 2;
constexpr auto longest_sleep = Duration { 5s };
constexpr std::size_t max_detail_characters = 500;

// A mail that cannot even be written fails by itself and holds up no other.
Answer attempt(Smtp& smtp, KeptMail const& mail, std::string const& to_name)
{
    std::string mime;
    try {
        mime = write_mime(mail, to_name);
    } catch (std::exception const& exception) {
        return { Answer::Verdict::Refused, one_line(exception.what(), max_detail_characters) };
    }
    return smtp.deliver(mail.to, mime);
}

// The database may be away for a moment. That the mail was sent is worth some
// patience: what stays unrecorded is sent again.
void patiently(std::atomic<bool> const& stopping, auto action)
{
    constexpr int max_tries = 5;
    for (int tries = 1;; ++tries) {
        try {
            return action();
        } catch (std::exception const&) {
            if (tries == max_tries || stopping)
                throw;
            std::this_thread::sleep_for(1s);
        }
    }
}

void log_outcome(store::Leased const& leased, Delivery const& delivery)
{
    auto const level = delivery.state == DeliveryState::Failed ? log::Level::Warning : log::Level::Info;
    log::write(level, "mail_attempted",
        { { "id", leased.mail.id }, { "account", leased.account.text() }, { "attempt", leased.attempt },
            { "state", enum_text(delivery.state) }, { "detail", delivery.detail } });
}

}

struct Sender::State {
    db::Database& database;
    SmtpOptions options;
    std::string owner = make_uuid();
    jobs::Worker worker { "mail" };

    std::vector<store::Leased> claim();
    int deliver_batch(std::vector<store::Leased> const&);
    bool is_ours(store::Leased const&);
    void deliver(Smtp&, store::Leased const&);
    void finish(store::Leased const&, Answer const&);
    void give_back(store::Leased const&);
    int deliver_due();
    Duration until_due();
};

std::vector<store::Leased> Sender::State::claim()
{
    auto batch = database.write_now([&](db::Transaction& tx) { return store::claim(tx, owner, lease, batch_size); });
    for (auto& leased : batch)
        leased.mail.from = options.from;
    return batch;
}

int Sender::State::deliver_batch(std::vector<store::Leased> const& batch)
{
    crash_point("mail.claimed");
    Smtp smtp { options, worker.is_stopping() };
    auto const end = Clock::now() + longest_batch;
    int attempts = 0;
    for (auto const& leased : batch) {
        if (worker.is_stopping() || Clock::now() > end) {
            give_back(leased);
            continue;
        }
        deliver(smtp, leased);
        ++attempts;
    }
    return attempts;
}

// A machine that was halted does not know for how long: its clocks may have stood still, while another node took over
// what this one had. The row says whose it is.
bool Sender::State::is_ours(store::Leased const& leased)
{
    return database.read_now([&](db::Transaction& tx) { return store::is_held(tx, leased); });
}

void Sender::State::deliver(Smtp& smtp, store::Leased const& leased)
{
    if (!is_ours(leased)) {
        log::warning("mail_lease_lost", { { "id", leased.mail.id } });
        return;
    }
    auto const answer = attempt(smtp, leased.mail, leased.to_name);
    if (answer.verdict == Answer::Verdict::Sent)
        crash_point("mail.sent");
    if (worker.is_stopping() && answer.verdict == Answer::Verdict::TryLater)
        give_back(leased); // we hung up, not the server
    else
        finish(leased, answer);
}

void Sender::State::finish(store::Leased const& leased, Answer const& answer)
{
    patiently(worker.is_stopping(), [&] {
        bool is_ours = false;
        Outcome outcome;
        database.write_now([&](db::Transaction& tx) {
            outcome = judge(answer, leased, tx.now());
            is_ours = store::finish(tx, leased, outcome.delivery, outcome.due_at);
        });
        if (is_ours)
            log_outcome(leased, outcome.delivery);
        else
            log::warning("mail_lease_lost", { { "id", leased.mail.id } });
    });
}

void Sender::State::give_back(store::Leased const& leased)
{
    database.write_now([&](db::Transaction& tx) { store::give_back(tx, leased); });
}

int Sender::State::deliver_due()
{
    int attempts = 0;
    while (!worker.is_stopping()) {
        auto const batch = claim();
        if (batch.empty())
            break;
        attempts += deliver_batch(batch);
    }
    return attempts;
}

Duration Sender::State::until_due()
{
    return database.read_now([](db::Transaction& tx) {
        auto const next = store::next_due(tx);
        return next ? std::min(*next - tx.now(), longest_sleep) : longest_sleep;
    });
}

Sender::Sender(db::Database& database, SmtpOptions options)
    : state_(new State { .database = database, .options = std::move(options) })
{
    if (!state_->options.url.empty())
        check_options(state_->options);
}

Sender::~Sender() { stop(); }

void Sender::start()
{
    if (state_->options.url.empty())
        return;
    auto work = [state = state_.get()] { return state->deliver_due(), state->until_due(); };
    state_->worker.start(work, longest_sleep);
}

void Sender::stop() { state_->worker.stop(); }
void Sender::wake() { state_->worker.wake(); }
int Sender::deliver_due_by(db::Database& database, Answer (*post)(KeptMail const&))
{
    State state { .database = database, .options = {} };
    int attempts = 0;
    for (auto batch = state.claim(); !batch.empty(); batch = state.claim()) {
        for (auto const& leased : batch)
            state.finish(leased, post(leased.mail));
        attempts += static_cast<int>(batch.size());
    }
    return attempts;
}

int Sender::deliver_due() { return state_->options.url.empty() ? 0 : state_->deliver_due(); }

}
