// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/gallerysamples.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Field
{
    const char *name;
    const char *meaning;
    const char *example;
};

constexpr Field fields[] = {
    {"status", QT_TRANSLATE_NOOP("Gallery", "Where it is in its lifecycle"), "open"},
    {"team", QT_TRANSLATE_NOOP("Gallery", "Team that works on it"), "Desk"},
    {"due", QT_TRANSLATE_NOOP("Gallery", "Next service level deadline"), "<2h"},
    {"assignee", QT_TRANSLATE_NOOP("Gallery", "Person who works on it"), "me"},
    {"assignee.team", QT_TRANSLATE_NOOP("Gallery", "Team of that person"), "Desk"},
    {"assigned", QT_TRANSLATE_NOOP("Gallery", "When it was assigned"), "<2h"},
};

/// The context of the texts in this file, for lupdate and the program alike.
class GalleryText
{
    Q_DECLARE_TR_FUNCTIONS(Gallery)
};

bool isField(const QString &name)
{
    for (const Field &field : fields) {
        if (name == QLatin1String(field.name))
            return true;
    }
    return false;
}

constexpr qint64 minute = 60'000;

struct SampleRow
{
    const char *status;
    StatusClass statusClass;
    const char *number;
    const char *title;
    DueCell due;
    const char *state;
};

const SampleRow rows[] = {
    {QT_TRANSLATE_NOOP("Gallery", "Assigned"), StatusClass::New, "INC-000888", "Cannot map network drive", {288 * minute, 330, Indicator::None, false}, "rest"},
    {QT_TRANSLATE_NOOP("Gallery", "In progress"), StatusClass::Active, "INC-000884", "Payroll export to bank fails", {31 * minute, 920, Indicator::Risk, false}, "selected"},
    {QT_TRANSLATE_NOOP("Gallery", "In progress"), StatusClass::Active, "INC-000873", "大阪から VPN 経由のメール遅延", {232 * minute, 520, Indicator::None, false}, "conflict"},
    {QT_TRANSLATE_NOOP("Gallery", "On hold"), StatusClass::Waiting, "INC-000866", "ERP 受注画面の表示が遅い", {130 * minute, 580, Indicator::Paused, false}, "paused"},
    {QT_TRANSLATE_NOOP("Gallery", "New"), StatusClass::New, "INC-000902", "Warehouse scanners lose Wi-Fi", {78 * minute, 710, Indicator::Warn, false}, "unread"},
    {QT_TRANSLATE_NOOP("Gallery", "In progress"), StatusClass::Active, "INC-000871", "VPN drops every hour", {-12 * minute, 1000, Indicator::Breach, true}, "worst"},
    {QT_TRANSLATE_NOOP("Gallery", "In progress"), StatusClass::Active, "INC-000846", "Scanner offline at dock 2", {-4 * minute, 1000, Indicator::Breach, false}, "breached"},
    {"", StatusClass::New, "INC-000850", "", {}, "loading"},
    {QT_TRANSLATE_NOOP("Gallery", "Resolved"), StatusClass::Done, "INC-000801", "メールボックスの容量を増やした", {132 * minute, 0, Indicator::Met, false}, "closed"},
    {QT_TRANSLATE_NOOP("Gallery", "Assigned"), StatusClass::New, "INC-000840", "共有フォルダーの容量が不足", {380 * minute, 200, Indicator::None, false}, "stale"},
    {QT_TRANSLATE_NOOP("Gallery", "Assigned"), StatusClass::New, "REQ-000421", "モバイル端末の紛失届と回線停止", {(26 * 60 + 10) * minute, 40, Indicator::None, false}, "long"},
};

} // namespace

QueryReading SampleQueryLanguage::read(const QString &text) const
{
    static const QRegularExpression term(u"(-?)([A-Za-z.]+)(:|<=?|>=?)(\"[^\"]*\"|\\S+)"_s);
    QueryReading out;
    for (auto it = term.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString field = match.captured(2);
        if (!isField(field)) {
            if (!out.fault)
                out.fault = QueryFault{int(match.capturedStart(2)), int(match.capturedLength(2)),
                                       GalleryText::tr("Unknown field “%1” (character %2). The list stays on the last valid query.")
                                           .arg(field).arg(match.capturedStart(2) + 1),
                                       field.startsWith(u"assi"_s) ? u"assignee"_s : QString(),
                                       field.startsWith(u"assi"_s) ? GalleryText::tr("Did you mean “assignee”?") : QString()};
            continue;
        }
        out.chips << QueryChip{int(match.capturedStart()), int(match.capturedLength()),
                               int(match.capturedStart(4) - match.capturedStart())};
    }
    return out;
}

QueryProposals SampleQueryLanguage::propose(const QString &text, int caret) const
{
    int start = caret;
    while (start > 0 && text[start - 1] != u' ')
        --start;
    const QString word = text.mid(start, caret - start);
    QueryProposals out{start, caret - start, GalleryText::tr("Fields that begin with %1").arg(word), {}};
    if (word.contains(u':'))
        return out;
    for (const Field &field : fields) {
        const QString name = QString::fromLatin1(field.name);
        if (name.startsWith(word))
            out.list << QueryProposal{name + u':', name + u':', GalleryText::tr(field.meaning), QString::fromLatin1(field.example)};
    }
    return out;
}

void fillSampleRows(QStandardItemModel *model)
{
    model->clear();
    model->setHorizontalHeaderLabels({GalleryText::tr("Status"), GalleryText::tr("Number"), GalleryText::tr("Title"), GalleryText::tr("Prio"), GalleryText::tr("SLA left"), GalleryText::tr("Assignee"),
                                      GalleryText::tr("State"), {}});
    model->horizontalHeaderItem(4)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    model->horizontalHeaderItem(7)->setToolTip(GalleryText::tr("Sync"));
    int priority = 1;
    for (const SampleRow &row : rows) {
        const QString state = QString::fromLatin1(row.state);
        QList<QStandardItem *> items;
        const QString texts[] = {GalleryText::tr(row.status), QString::fromLatin1(row.number), QString::fromUtf8(row.title), {}, {},
                                 state == u"unread"_s ? QString() : u"佐藤 美咲"_s, state, {}};
        for (const QString &text : texts) {
            auto *item = new QStandardItem(text);
            item->setData(int(row.statusClass), StatusClassRole);
            item->setData(QString::fromLatin1(row.number), NumberRole);
            item->setData(QVariant::fromValue(row.due), DueRole);
            item->setData(priority, PriorityRole);
            item->setData(state == u"unread"_s, UnreadRole);
            item->setData(state == u"stale"_s, IsStaleRole);
            item->setData(state != u"loading"_s, IsFetchedRole);
            item->setData(state == u"conflict"_s, HasConflictRole);
            item->setData(state == u"worst"_s, HasPendingChangesRole);
            item->setData(state == u"paused"_s, HasDraftRole);
            items << item;
        }
        model->appendRow(items);
        priority = priority % 5 + 1;
    }
}

} // namespace steward
