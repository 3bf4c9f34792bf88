// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/setup.h"

#include "core/desk/fields.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/query/shippedviews.h"
#include "core/schema/records/cannedreply.h"
#include "core/schema/records/category.h"
#include "core/schema/records/policy.h"
#include "core/schema/records/resolutioncode.h"

#include <QFile>

// Resources of a static library are not registered by themselves. The macro must stand outside any namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(setup);
}

namespace steward {

namespace {

class Builder
{
public:
    Builder(Workspace &desk, const SetupOptions &options) : m_desk(desk), m_options(options) {}

    template<class R>
    Result<Ok> add(const R &record)
    {
        STEWARD_ASSIGN(RecordEdit edit, creationOf(m_desk, record));
        edit.eventTime = m_options.at;
        m_group.append(edit);
        return Ok{};
    }
    QString name(const JsonNode &item) const
    {
        const JsonNode *names = item.member(u"name");
        if (!names)
            return {};
        if (names->isString())
            return names->text;
        const JsonNode *wanted = names->member(m_options.language);
        if (!wanted)
            wanted = names->member(u"en");
        return wanted ? wanted->text : QString();
    }
    const EditGroup &group() const { return m_group; }

private:
    Workspace &m_desk;
    const SetupOptions &m_options;
    EditGroup m_group;
};

QString text(const JsonNode &item, QStringView member)
{
    const JsonNode *node = item.member(member);
    return node ? node->text : QString();
}

Result<JsonNode> defaults()
{
    registerResources();
    QFile file(QStringLiteral(":/steward/setup/defaults.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "defaults", "a resource of the program is missing");
    const QByteArray bytes = opened ? file.readAll() : QByteArray();
    return parseJson(QByteArrayView(bytes));
}

} // namespace

Result<CommitReport> setUpDesk(Workspace &desk, const SetupOptions &options)
{
    STEWARD_ASSIGN(const QList<Rid> policies, desk.records().all(*desk.schema().type(u"policy")));
    if (!policies.isEmpty())
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("setup.done"),
            QStringLiteral("this desk is set up already"), QStringLiteral("change its records under Administration"), {}};

    Builder builder(desk, options);
    for (const PolicyText &policy : DeskPolicies::defaults())
        STEWARD_TRY(builder.add(Policy{policy.key, policy.body, 1}));
    STEWARD_ASSIGN(const JsonNode document, defaults());
    for (const JsonNode &item : document.member(u"resolutionCodes")->items)
        STEWARD_TRY(builder.add(ResolutionCode{builder.name(item), text(item, u"outcome"), false}));
    for (const JsonNode &item : document.member(u"categories")->items)
        STEWARD_TRY(builder.add(Category{builder.name(item), {}, {}, false}));
    for (const JsonNode &item : document.member(u"cannedReplies")->items)
        STEWARD_TRY(builder.add(CannedReply{builder.name(item), text(item, u"keyword"), text(item, u"body"),
            text(item, u"language"), {}}));
    for (const ShippedView &shipped : shippedViews())
        STEWARD_TRY(builder.add(shipped.view));
    return desk.commit({builder.group()});
}

Result<QList<SetupStep>> setupChecklist(Workspace &desk)
{
    // What a step needs: the owner alone is not yet "people", the rest comes with setUpDesk() and may be left.
    struct Wanted
    {
        QString type;
        qint64 given; ///< records every desk has from its creation
    };
    const QList<Wanted> steps{{QStringLiteral("organization"), 0}, {QStringLiteral("location"), 0},
        {QStringLiteral("person"), 1}, {QStringLiteral("team"), 0}, {QStringLiteral("service"), 0},
        {QStringLiteral("category"), 0}, {QStringLiteral("resolutioncode"), 0}, {QStringLiteral("cannedreply"), 0},
        {QStringLiteral("view"), 0}, {QStringLiteral("incident"), 0}};
    QList<SetupStep> list;
    for (const Wanted &step : steps) {
        STEWARD_ASSIGN(const qint64 count, desk.records().count(*desk.schema().type(step.type)));
        list.append({step.type, std::max<qint64>(0, count - step.given), count > step.given});
    }
    return list;
}

} // namespace steward
