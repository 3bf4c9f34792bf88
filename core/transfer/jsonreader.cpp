// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/jsonreader.h"

#include <algorithm>

namespace steward {

static const QString syntax = QStringLiteral("json.syntax");

static Error located(const QString &code, const QString &message, int line, int column)
{
    return {ErrorKind::InvalidArgument, code, message, {}, {}, line, column};
}

Result<std::unique_ptr<JsonReader>> JsonReader::open(QIODevice &device, TextEncoding encoding)
{
    STEWARD_ASSIGN(TextFeed feed, TextFeed::make(device, encoding));
    std::unique_ptr<JsonReader> reader(new JsonReader(std::move(feed)));
    STEWARD_TRY(reader->skipSpace());
    const QStringView text = reader->m_feed.text();
    if (text.isEmpty()) {
        reader->m_done = true;
        return reader;
    }
    if (text.front() == QLatin1Char('[')) {
        reader->m_isArray = true;
        reader->take(1);
    } else if (text.front() != QLatin1Char('{')) {
        return located(QStringLiteral("json.no-rows"),
            QStringLiteral("the file is neither a list of objects nor one object per line"), reader->m_line,
            reader->m_column);
    }
    return reader;
}

void JsonReader::expect(const QStringList &columns)
{
    for (const QString &name : columns) {
        m_index.insert(name, int(m_columns.size()));
        m_columns.append(name);
    }
    m_cells.resize(size_t(m_columns.size()));
}

void JsonReader::take(qsizetype length)
{
    for (const QChar c : m_feed.text().first(length)) {
        ++m_column;
        if (c == QLatin1Char('\n')) {
            ++m_line;
            m_column = 1;
        }
    }
    m_feed.drop(length);
}

Result<Ok> JsonReader::skipSpace()
{
    for (;;) {
        const QStringView text = m_feed.text();
        qsizetype at = 0;
        while (at < text.size()
            && (text[at] == QLatin1Char(' ') || text[at] == QLatin1Char('\t') || text[at] == QLatin1Char('\r')
                || text[at] == QLatin1Char('\n')))
            ++at;
        const bool more = at == text.size() && !m_feed.atEnd();
        take(at);
        if (!more)
            return Ok{};
        STEWARD_TRY(m_feed.more());
    }
}

Result<bool> JsonReader::next(SourceRow &row)
{
    if (m_done)
        return false;
    return m_isArray ? nextItem(row) : nextLine(row);
}

Result<bool> JsonReader::nextLine(SourceRow &row)
{
    STEWARD_TRY(skipSpace());
    qsizetype end = -1;
    while ((end = m_feed.text().indexOf(QLatin1Char('\n'))) < 0 && !m_feed.atEnd())
        STEWARD_TRY(m_feed.more());
    const QStringView line = m_feed.text().first(end < 0 ? m_feed.text().size() : end);
    if (line.isEmpty()) {
        m_done = true;
        return false;
    }
    row.clear(m_line);
    const std::optional<UndecodableBytes> bad = m_feed.badWithin(line.size());
    qsizetype used = 0;
    const Result<std::optional<JsonNode>> node = parseJsonValue(line, m_line, m_column, used);
    if (bad) {
        row.refused = located(QStringLiteral("json.undecodable"),
            QStringLiteral("the bytes %1 are no character in this encoding")
                .arg(QString::fromLatin1(bad->bytes.toHex(' '))),
            m_line, m_column + int(bad->at));
    } else if (!node) {
        row.refused = node.error();
    } else if (!*node || !(*node)->isObject()) {
        row.refused = located(
            QStringLiteral("json.no-object"), QStringLiteral("the line is no object"), m_line, m_column);
    } else if (const QStringView rest = line.sliced(used).trimmed(); !rest.isEmpty()) {
        row.refused = located(syntax, QStringLiteral("more text follows the object on its line"), m_line,
            m_column + int(rest.data() - line.data()));
    } else {
        fill(**node, row);
    }
    take(line.size());
    return true;
}

/// Length of the value at the front of the window, found by its brackets; the parser checks the rest.
Result<qsizetype> JsonReader::valueLength()
{
    for (;;) {
        const QStringView text = m_feed.text();
        int depth = 0;
        bool inText = false;
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar c = text[at];
            if (inText) {
                if (c == QLatin1Char('\\'))
                    ++at;
                else if (c == QLatin1Char('"'))
                    inText = false;
            } else if (c == QLatin1Char('"')) {
                inText = true;
            } else if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
                ++depth;
            } else if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
                if (--depth <= 0)
                    return depth == 0 ? at + 1 : at;
            } else if (depth == 0 && c == QLatin1Char(',')) {
                return at;
            }
        }
        if (m_feed.atEnd())
            return text.size();
        STEWARD_TRY(m_feed.more());
    }
}

Result<bool> JsonReader::nextItem(SourceRow &row)
{
    STEWARD_TRY(skipSpace());
    if (m_feed.text().isEmpty())
        return located(syntax, QStringLiteral("the list is not closed"), m_line, m_column);
    if (m_feed.text().front() == QLatin1Char(']')) {
        take(1);
        STEWARD_TRY(skipSpace());
        if (!m_feed.text().isEmpty())
            return located(
                syntax, QStringLiteral("there is more text after the end of the list"), m_line, m_column);
        m_done = true;
        return false;
    }
    STEWARD_ASSIGN(const qsizetype length, valueLength());
    row.clear(m_line);
    if (const std::optional<UndecodableBytes> bad = m_feed.badWithin(length)) {
        row.refused = located(QStringLiteral("json.undecodable"),
            QStringLiteral("the bytes %1 are no character in this encoding")
                .arg(QString::fromLatin1(bad->bytes.toHex(' '))),
            m_line, m_column);
    } else {
        qsizetype used = 0;
        STEWARD_ASSIGN(const std::optional<JsonNode> node,
            parseJsonValue(m_feed.text().first(length), m_line, m_column, used));
        if (!node)
            return located(syntax, QStringLiteral("a value is missing"), m_line, m_column);
        if (node->isObject())
            fill(*node, row);
        else
            row.refused = located(QStringLiteral("json.no-object"), QStringLiteral("the item is no object"),
                node->line, node->column);
    }
    take(length);
    STEWARD_TRY(skipSpace());
    const QStringView rest = m_feed.text();
    if (!rest.isEmpty() && rest.front() == QLatin1Char(',')) {
        take(1);
        STEWARD_TRY(skipSpace());
        if (!m_feed.text().isEmpty() && m_feed.text().front() == QLatin1Char(']'))
            return located(syntax, QStringLiteral("a value is missing after the comma"), m_line, m_column);
    } else if (rest.isEmpty() || rest.front() != QLatin1Char(']')) {
        return located(syntax, QStringLiteral("\",\" or \"]\" should stand here"), m_line, m_column);
    }
    return true;
}

void JsonReader::fill(const JsonNode &object, SourceRow &row)
{
    std::fill(m_cells.begin(), m_cells.end(), QString());
    for (const JsonMember &member : object.members)
        collect(member.value, member.name);
    for (const QString &cell : m_cells) {
        row.text() += cell;
        row.endCell();
    }
}

void JsonReader::collect(const JsonNode &node, const QString &name)
{
    if (node.isObject()) {
        for (const JsonMember &member : node.members)
            collect(member.value, name + QLatin1Char('.') + member.name);
        return;
    }
    auto at = m_index.constFind(name);
    if (at == m_index.constEnd()) {
        at = m_index.insert(name, int(m_columns.size()));
        m_columns.append(name);
        m_cells.emplace_back();
    }
    QString &cell = m_cells[size_t(*at)];
    if (node.isArray()) {
        const bool plain = std::all_of(
            node.items.begin(), node.items.end(), [](const JsonNode &item) { return item.isScalar(); });
        if (!plain) {
            cell = jsonText(node);
            return;
        }
        QStringList items;
        for (const JsonNode &item : node.items)
            items.append(item.text);
        cell = items.join(listSeparator);
    } else {
        cell = node.text;
    }
}

} // namespace steward
