// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/demodata.h"

#include <QFile>
#include <QHash>
#include <QMutex>

// Resources of a static library are not registered by themselves. The macro must stand outside any namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace steward {

const JsonNode &demoDocument(const QString &name)
{
    static QMutex guard;
    static QHash<QString, std::shared_ptr<const JsonNode>> documents;
    const QMutexLocker lock(&guard);
    std::shared_ptr<const JsonNode> &known = documents[name];
    if (!known) {
        registerResources();
        QFile file(QStringLiteral(":/steward/demo/%1.json").arg(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "demoDocument", "a resource of the program is missing");
        const QByteArray bytes = opened ? file.readAll() : QByteArray();
        Result<JsonNode> parsed = parseJson(QByteArrayView(bytes));
        Q_ASSERT_X(parsed, "demoDocument", "a resource of the program does not parse");
        known = std::make_shared<const JsonNode>(parsed.value_or(JsonNode()));
    }
    return *known;
}

QStringList textsOf(const JsonNode &array)
{
    QStringList texts;
    for (const JsonNode &item : array.items)
        texts.append(item.text);
    return texts;
}

const DemoWords &demoWords()
{
    static const DemoWords words = [] {
        const JsonNode &document = demoDocument(QStringLiteral("words"));
        const auto list = [&](QStringView name) {
            const JsonNode *node = document.member(name);
            return node ? node->text.split(QLatin1Char(' '), Qt::SkipEmptyParts) : QStringList();
        };
        return DemoWords{list(u"english"), list(u"japanese"), list(u"syllables"), list(u"kanji").join(QString())};
    }();
    return words;
}

} // namespace steward
