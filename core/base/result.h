// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <utility>
#include <variant>

namespace steward {

/// The value of a function that has nothing to return but may fail.
struct Ok
{
    bool operator==(const Ok &) const = default;
};

/// A value or an Error, spelled like std::expected so that C++23 is a rename. Ignoring one does not compile.
///
///     Result<int> half(int n)
///     {
///         if (n % 2)
///             return Error{ErrorKind::InvalidArgument, u"number.odd"_s, u"%1 is odd"_s};
///         return n / 2;
///     }
template<class T = Ok>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {} // NOLINT(google-explicit-constructor)
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT(google-explicit-constructor)

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace steward

/// Returns the error of `expression` from the enclosing function, if it has one. `expression` is any Result.
#define STEWARD_TRY(expression) \
    do { \
        if (auto stewardResult = (expression); !stewardResult) \
            return stewardResult.error(); \
    } while (false)

#define STEWARD_CONCAT_2(a, b) a##b
#define STEWARD_CONCAT(a, b) STEWARD_CONCAT_2(a, b)
#define STEWARD_ASSIGN_2(temporary, declaration, expression) \
    auto temporary = (expression); \
    if (!temporary) \
        return temporary.error(); \
    declaration = *std::move(temporary)

/// `STEWARD_ASSIGN(auto row, load(id));` declares `row`, or returns the error of `load`. Several statements: a branch
/// or loop around it needs its braces.
#define STEWARD_ASSIGN(declaration, expression) \
    STEWARD_ASSIGN_2(STEWARD_CONCAT(stewardTemporary, __LINE__), declaration, expression)
