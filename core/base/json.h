// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

namespace steward {

struct JsonMember;

/// A JSON value (RFC 8259) that knows where it stood, so that a wrong rule in a policy or mapping file can be shown
/// to the person who wrote it. QJsonDocument keeps no places, no order of members and no exact numbers.
/// Thread: value, any.
class JsonNode
{
public:
    enum class Kind { Null, Boolean, Number, String, Array, Object };

    Kind kind = Kind::Null;
    int line = 0; ///< 1-based, of the first character
    int column = 0; ///< 1-based, UTF-16 units
    QString text; ///< String: the value; Number: as written; Boolean: "true" or "false"; else empty
    std::vector<JsonNode> items; ///< Array
    std::vector<JsonMember> members; ///< Object, in the order of the file; no name twice

    bool isObject() const { return kind == Kind::Object; }
    bool isArray() const { return kind == Kind::Array; }
    bool isString() const { return kind == Kind::String; }
    bool isNumber() const { return kind == Kind::Number; }
    bool isNull() const { return kind == Kind::Null; }
    bool isScalar() const { return kind != Kind::Array && kind != Kind::Object; }
    bool isTrue() const { return kind == Kind::Boolean && text == QLatin1String("true"); }
    /// The number when it is a whole one that fits.
    std::optional<qint64> toInteger() const;
    const JsonNode *member(QStringView name) const; ///< null when there is none

    /// InvalidArgument at this place.
    Error error(const QString &code, const QString &message, const QString &hint = {}) const;
};

struct JsonMember
{
    QString name;
    int line = 0;
    int column = 0;
    JsonNode value;
};

/// Reads one document. Strict: no comments, no trailing commas, no name twice in an object, at most 100 levels.
/// Errors: InvalidArgument "json.syntax" with line and column.
Result<JsonNode> parseJson(QStringView text);
/// As above from UTF-8, with or without a byte order mark. Bytes that are not UTF-8 are "json.syntax" too.
Result<JsonNode> parseJson(QByteArrayView utf8);

/// Reads one value from the front of `text`, for streams of values; `used` is what it took, spaces before included.
/// `line` and `column` say where `text` begins. nullopt when only white space is left.
Result<std::optional<JsonNode>> parseJsonValue(QStringView text, int line, int column, qsizetype &used);

/// JSON text of a string, with its quotes.
QString jsonQuoted(QStringView text);
/// JSON text of a value, without spaces; numbers as they were written.
QString jsonText(const JsonNode &node);

/// Strict reading of an object: every member must be asked for, or it is reported as unknown. The first error is
/// kept, and getters go on with neutral values, so that a reader is straight code with one check at its end.
///
///     JsonFields in(node, u"lifecycle.invalid"_s);
///     state.key = in.requiredText(u"key");
///     state.label = in.text(u"label", state.key);
///     STEWARD_TRY(in.finish());
class JsonFields
{
public:
    JsonFields(const JsonNode &object, QString code);

    const JsonNode *find(QStringView name);
    const JsonNode *required(QStringView name);
    QString text(QStringView name, const QString &fallback = {});
    QString requiredText(QStringView name);
    qint64 integer(QStringView name, qint64 fallback);
    bool boolean(QStringView name, bool fallback);
    /// An array of strings, or a single string.
    QStringList texts(QStringView name);

    void fail(const JsonNode &at, const QString &message, const QString &hint = {});
    void fail(const Error &error);
    bool ok() const { return !m_error; }
    /// The first error, else an unknown member, else Ok.
    Result<Ok> finish() const;

private:
    const JsonNode *m_object;
    QString m_code;
    std::vector<const JsonNode *> m_known;
    std::optional<Error> m_error;
};

} // namespace steward
