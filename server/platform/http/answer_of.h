#pragma once

// How what a handler answers becomes a reply, and what of it the OpenAPI document says.

#include "db/database.h"
#include "http/answers.h"
#include "http/call.h"

#include <functional>

namespace kith::http {

// What a slow handler leaves to be written.
template<typename T>
using Then = std::function<Result<T>(Call&, db::Transaction&)>;
using Writing = Then<Reply>;

template<typename T>
struct AnswerOf {
    static constexpr int status = 200;
    static constexpr int other_status = 0;
    static json::Type const* type() { return &json::type_of<T>(); }
    static Result<Reply> reply(Result<T> const& answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return written(status, *answer);
    }
    static Reply written(int status, T const& body)
    {
        Reply reply { status };
        json::write_to(reply.body, json::type_of<T>(), &body);
        return reply;
    }
};
template<typename T>
struct AnswerOf<Created<T>> {
    static constexpr int status = 201;
    static constexpr int other_status = 0;
    static json::Type const* type() { return &json::type_of<T>(); }
    static Result<Reply> reply(Result<Created<T>> const& answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return AnswerOf<T>::written(status, answer->body);
    }
};
template<typename T>
struct AnswerOf<CreatedOrWaiting<T>> {
    static constexpr int status = 201;
    static constexpr int other_status = 202;
    static json::Type const* type() { return &json::type_of<T>(); }
    static Result<Reply> reply(Result<CreatedOrWaiting<T>> const& answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return AnswerOf<T>::written(answer->is_waiting ? other_status : status, answer->body);
    }
};
template<typename T>
struct AnswerOf<Queued<T>> {
    static constexpr int status = 202;
    static constexpr int other_status = 0;
    static json::Type const* type() { return &json::type_of<T>(); }
    static Result<Reply> reply(Result<Queued<T>> const& answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return AnswerOf<T>::written(status, answer->body);
    }
};
template<>
struct AnswerOf<Media> {
    static constexpr int status = 200;
    static constexpr int other_status = 0;
    static json::Type const* type() { return nullptr; }
    static Result<Reply> reply(Result<Media> answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        Reply reply { status, std::move(answer->type), std::move(answer->bytes) };
        if (answer->spool) {
            reply.lasting_body = answer->spool->view();
            reply.keeper = std::move(answer->spool);
        }
        return reply;
    }
};
template<>
struct AnswerOf<SeeOther> {
    static constexpr int status = 303;
    static constexpr int other_status = 0;
    static json::Type const* type() { return nullptr; }
    static Result<Reply> reply(Result<SeeOther> const& answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return Reply { status, "", "", { { "Location", answer->location } } };
    }
};
template<typename T, int code>
struct EmptyAnswerOf {
    static constexpr int status = code;
    static constexpr int other_status = 0;
    static json::Type const* type() { return nullptr; }
    static Result<Reply> reply(Result<T> const& answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return Reply { status };
    }
};
template<>
struct AnswerOf<Accepted> : EmptyAnswerOf<Accepted, 202> {};
template<>
struct AnswerOf<NoContent> : EmptyAnswerOf<NoContent, 204> {};
template<typename T>
struct AnswerOf<Then<T>> {
    static constexpr int status = AnswerOf<T>::status;
    static constexpr int other_status = AnswerOf<T>::other_status;
    static json::Type const* type() { return AnswerOf<T>::type(); }
    static Result<Writing> reply(Result<Then<T>> answer)
    {
        if (!answer)
            return std::unexpected(answer.error());
        return
            [then = std::move(*answer)](Call& call, db::Transaction& tx) { return AnswerOf<T>::reply(then(call, tx)); };
    }
};

}
