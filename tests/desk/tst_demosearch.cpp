// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Words people look for in the demo company, against a look at every text: all tickets that hold them are found and
// no other, by the ranked search and by the query language, on SQLite and on PostgreSQL. The reference has no index and
// no tokens: it compares letters.

#include "core/desk/demo.h"
#include "core/query/binder.h"
#include "core/storage/listquery.h"
#include "core/storage/projectionschema.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/search/search.h"
#include "core/storage/search/searchschema.h"
#include "core/text/fold.h"
#include "tests/support/result.h"
#include "tests/support/stores.h"

#include <QRegularExpression>

using namespace steward;
using namespace Qt::StringLiterals;

class DemoSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAllAndNothingElse_data();
    void findsAllAndNothingElse();

private:
    struct Text
    {
        Rid owner = 0;
        QString words; ///< folded, every sign that is neither letter nor digit a space
    };
    QSet<Rid> scan(const QString &phrase) const;
    QString number(Rid rid) const { return m_numbers.value(rid); }

    QTemporaryDir m_folder;
    ManualClock m_clock{{1'795'435'200'000}};
    SeededRandom m_random{2026};
    std::unique_ptr<Workspace> m_desk;
    test::TestStore m_server{Dialect::Postgresql};
    QList<Text> m_texts;
    QHash<Rid, QString> m_numbers;
    QHash<Rid, Rid> m_here; ///< rids of the file by those of the server
};

/// What people call the same: NFKC, small letters; "foo-bar" is two words beside each other.
static QString wordsOf(const QString &text)
{
    static const QRegularExpression between(u"[^\\p{L}\\p{N}\\p{M}ー]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return u' ' + QString(foldForCompare(text)).replace(between, u" "_s).trimmed() + u' ';
}

void DemoSearchTest::initTestCase()
{
    STEWARD_VERIFY(made, Workspace::create(m_folder.filePath(u"demo.steward"_s), {&m_clock, &m_random, demoLogin(), false}));
    m_desk = *std::move(made);
    QVERIFY(m_desk->connection().execute("PRAGMA synchronous=OFF"));
    STEWARD_VERIFY(filled, fillWithDemo(*m_desk));
    // The same texts by the same indexer on the server.
    VERIFY_OK(m_server.open());
    for (const ProjectionTable &table : projectionTables(m_desk->schema()))
        VERIFY_OK(m_server.connection().execute(createSql(table, Dialect::Postgresql).toUtf8()));
    STEWARD_VERIFY(transaction, Transaction::begin(m_server.connection(), Transaction::Mode::Immediate));
    VERIFY_OK(prepareSearch(m_server.connection(), m_desk->schema()));
    const std::unique_ptr<SearchIndexer> indexer = searchIndexer(m_server.connection());
    RecordStore records(m_server.connection(), m_desk->sharedSchema());
    for (const std::shared_ptr<const RecordType> &declared : m_desk->schema().types()) {
        const RecordType &type = *declared;
        const Field *about = type.isTicket() ? nullptr : type.field(u"about");
        if (!type.isTicket() && !about)
            continue;
        STEWARD_VERIFY(rids, m_desk->records().all(type));
        for (const Rid rid : *rids) {
            STEWARD_VERIFY(loaded, m_desk->load(rid));
            STEWARD_VERIFY(there, records.ridOf(loaded->id, type.name()));
            Rid owner = rid;
            Rid ownerThere = *there;
            if (about) {
                const Uuid target = loaded->values.values[size_t(type.indexOf(u"about"))].reference();
                STEWARD_VERIFY(targetRid, m_desk->ridOf(target));
                STEWARD_VERIFY(targetThere, records.ridOf(target, u"incident"_s));
                owner = *targetRid;
                ownerThere = *targetThere;
            } else {
                m_numbers.insert(rid, loaded->number);
                m_here.insert(*there, rid);
                VERIFY_OK(records.insert(type, *there, loaded->values));
                VERIFY_OK(records.addAlias(loaded->number, *there, u"primary"_s));
            }
            for (const Field &field : type.fields()) {
                const QString text = field.searchable ? loaded->values.values[size_t(type.indexOf(field.name))].text() : QString();
                if (text.isEmpty())
                    continue;
                m_texts.append({owner, wordsOf(text)});
                VERIFY_OK(indexer->textChanged({ownerThere, u"ticket"_s, *there, field.name, {}, text}));
            }
        }
    }
    VERIFY_OK(indexer->finish());
    VERIFY_OK(transaction->commit());
    qInfo("%lld tickets, %lld texts", qint64(m_numbers.size()), qint64(m_texts.size()));
    QVERIFY(m_numbers.size() > 2'000);
    QVERIFY(m_texts.size() > 2 * m_numbers.size());
}

/// Words of Latin letters stand between other signs; Japanese has no spaces, so there any place counts.
QSet<Rid> DemoSearchTest::scan(const QString &phrase) const
{
    const QString words = wordsOf(phrase);
    const bool isLatin = std::all_of(words.cbegin(), words.cend(), [](QChar c) { return c.unicode() < 0x2e80; });
    QSet<Rid> owners;
    for (const Text &text : m_texts) {
        if (text.words.contains(isLatin ? words : words.trimmed()))
            owners.insert(text.owner);
    }
    return owners;
}

void DemoSearchTest::findsAllAndNothingElse_data()
{
    QTest::addColumn<QString>("phrase");
    for (const QString &phrase : {u"障害"_s, u"印刷"_s, u"ﾌﾟﾘﾝﾀ"_s, u"プリンタ"_s, u"VPN"_s, u"vpn"_s, u"Drucker"_s, u"foo-bar"_s, u"INC-000123"_s})
        QTest::newRow(qPrintable(phrase)) << phrase;
}

void DemoSearchTest::findsAllAndNothingElse()
{
    QFETCH(QString, phrase);
    QSet<Rid> expected = scan(phrase);
    const Rid named = m_numbers.key(phrase, 0);
    if (named)
        expected.insert(named);
    QVERIFY2(!expected.isEmpty(), "nothing in the demo company holds this");
    const RecordType &incident = *m_desk->schema().type(u"incident");
    const auto compare = [&](const QSet<Rid> &found, const char *way) {
        QStringList missing;
        QStringList wrong;
        for (const Rid rid : expected - found)
            missing.append(number(rid));
        for (const Rid rid : found - expected)
            wrong.append(number(rid));
        QVERIFY2(missing.isEmpty() && wrong.isEmpty(),
            qPrintable(u"%1: missing %2; wrong %3"_s.arg(QLatin1String(way), missing.join(u' '), wrong.join(u' '))));
    };

    QueryContext context;
    context.catalog = QueryCatalog::make(m_desk->sharedSchema());
    context.subject = allTickets();
    context.now = m_clock.now();
    const BoundQuery query = bindQuery(phrase.contains(u'-') && !named ? u'"' + phrase + u'"' : phrase, context);
    QVERIFY2(query.ok(), qPrintable(query.ok() ? QString() : query.problems.first().error.message));

    for (Connection *connection : {&m_desk->connection(), &m_server.connection()}) {
        const bool isServer = connection == &m_server.connection();
        const auto here = [&](Rid rid) { return isServer ? m_here.value(rid) : rid; };
        STEWARD_VERIFY(answer, Search(*connection).search(incident, phrase, SearchEnding::Complete, m_clock.now()));
        QVERIFY(!answer->capped);
        QSet<Rid> ranked;
        for (const SearchHit &hit : std::as_const(answer->hits))
            ranked.insert(here(hit.rid));
        QCOMPARE(ranked.size(), answer->hits.size());
        compare(ranked, isServer ? "search, PostgreSQL" : "search, SQLite");
        STEWARD_VERIFY(listed, ListQuery(*connection).rids({query, {}}));
        QSet<Rid> found;
        for (const Rid rid : *listed)
            found.insert(here(rid));
        // In the query language a number is a ticket, not a word.
        if (named)
            QCOMPARE(found, QSet<Rid>{named});
        else
            compare(found, isServer ? "query, PostgreSQL" : "query, SQLite");
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%lld tickets", qint64(expected.size()));
}

QTEST_GUILESS_MAIN(DemoSearchTest)
#include "tst_demosearch.moc"
