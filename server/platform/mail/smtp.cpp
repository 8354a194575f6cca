#include "mail/smtp.h"

#include "base/clean_text.h"
#include "base/fault.h"
#include "mail/address.h"
#include "mail/smtp_options.h"
#include "mail/smtp_reply.h"

#include <curl/curl.h>

#include <algorithm>
#include <csignal>
#include <cstring>

namespace kith::mail {
namespace {

constexpr std::size_t max_words = 500;

// Without signals (CURLOPT_NOSIGNAL, as threads need it) libcurl leaves SIGPIPE alone,
// and OpenSSL raises it when the server hangs up: it would end the whole process.
CURLcode initialize()
{
    std::signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

CURL* make_handle()
{
    static auto const initialized = initialize();
    auto* const handle = initialized == CURLE_OK ? curl_easy_init() : nullptr;
    if (!handle)
        throw Fault("libcurl does not start");
    return handle;
}

struct Content {
    std::string_view rest;
};

std::size_t read_content(char* buffer, std::size_t size, std::size_t count, void* content)
{
    auto& rest = static_cast<Content*>(content)->rest;
    auto const length = std::min(size * count, rest.size());
    std::memcpy(buffer, rest.data(), length);
    rest.remove_prefix(length);
    return length;
}

std::size_t read_reply(char* line, std::size_t size, std::size_t count, void* replies)
{
    static_cast<Replies*>(replies)->add({ line, size * count });
    return size * count;
}

// Nonzero ends the transfer.
int may_go_on(void* abandoned, curl_off_t, curl_off_t, curl_off_t, curl_off_t uploaded)
{
    return uploaded == 0 && *static_cast<std::atomic<bool> const*>(abandoned);
}

}

struct Smtp::State {
    SmtpOptions options;
    std::string sender;
    CURL* handle = make_handle();
    char trouble[CURL_ERROR_SIZE] = {};

    State(SmtpOptions const&, std::atomic<bool> const& abandoned);
    ~State() { curl_easy_cleanup(handle); }
    void set_limits(std::atomic<bool> const& abandoned);
    void set_encryption();
    void set_login();
    CURLcode perform(std::string const& to, std::string const& mime, Replies&);
    Answer judge(CURLcode, Replies const&) const;
};

Smtp::State::State(SmtpOptions const& given, std::atomic<bool> const& abandoned)
    : options(given)
    , sender('<' + wire_address(split_address(given.from).address) + '>')
{
    curl_easy_setopt(handle, CURLOPT_URL, options.url.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, read_content);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, read_reply);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, trouble);
    set_limits(abandoned);
    set_encryption();
    set_login();
}

void Smtp::State::set_limits(std::atomic<bool> const& abandoned)
{
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_PROXY, ""); // nor one from the environment
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.timeout_seconds));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(options.timeout_seconds));
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, may_go_on);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &abandoned);
}

// Where TLS is not required it is used when offered, and then without proof of who
// answers: an attacker in between could as well have hidden the offer.
void Smtp::State::set_encryption()
{
    bool const is_required = needs_tls(options);
    long const verifies = is_required || !options.ca_file.empty();
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(is_required ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, verifies);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, verifies * 2);
    // Replaces the file of authorities; the system's folder of them (CAPATH) stays.
    if (!options.ca_file.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
}

void Smtp::State::set_login()
{
    if (options.username.empty())
        return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, options.username.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, options.password.c_str());
}

CURLcode Smtp::State::perform(std::string const& to, std::string const& mime, Replies& replies)
{
    auto const recipient = '<' + to + '>';
    auto* const recipients = curl_slist_append(nullptr, recipient.c_str());
    Content content { mime };
    trouble[0] = 0;
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_READDATA, &content);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &replies);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mime.size()));
    auto const code = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, nullptr);
    curl_slist_free_all(recipients);
    return code;
}

Answer Smtp::State::judge(CURLcode code, Replies const& replies) const
{
    if (code == CURLE_OK)
        return { Answer::Verdict::Sent, one_line(replies.last(), max_words) };
    long connects = 0;
    curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connects);
    bool const is_about_this_mail =
        (code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY) && !(connects > 0 && replies.count() <= 1);
    auto const verdict =
        is_about_this_mail && replies.refuses_for_good() ? Answer::Verdict::Refused : Answer::Verdict::TryLater;
    auto const own_words = trouble[0] ? trouble : curl_easy_strerror(code);
    return { verdict, one_line(replies.is_complaint() ? replies.last() : own_words, max_words) };
}

Smtp::Smtp(SmtpOptions const& options, std::atomic<bool> const& abandoned)
    : state_(std::make_unique<State>(options, abandoned))
{}

Smtp::~Smtp() = default;

Answer Smtp::deliver(std::string const& to, std::string const& mime)
{
    Replies replies;
    auto const code = state_->perform(wire_address(to), mime, replies);
    return state_->judge(code, replies);
}

Answer deliver(SmtpOptions const& options, std::string const& to, std::string const& mime)
{
    std::atomic<bool> const never = false;
    return Smtp { options, never }.deliver(to, mime);
}

}
