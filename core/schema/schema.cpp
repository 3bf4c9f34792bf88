// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/schema.h"

#include "core/schema/records/agreement.h"
#include "core/schema/records/attachment.h"
#include "core/schema/records/cannedreply.h"
#include "core/schema/records/category.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/configurationitem.h"
#include "core/schema/records/customfield.h"
#include "core/schema/records/incident.h"
#include "core/schema/records/link.h"
#include "core/schema/records/location.h"
#include "core/schema/records/organization.h"
#include "core/schema/records/person.h"
#include "core/schema/records/policy.h"
#include "core/schema/records/redaction.h"
#include "core/schema/records/resolutioncode.h"
#include "core/schema/records/retentionrule.h"
#include "core/schema/records/savedview.h"
#include "core/schema/records/service.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/tag.h"
#include "core/schema/records/team.h"
#include "core/schema/records/tickettemplate.h"
#include "core/schema/records/tickettype.h"
#include "core/schema/records/workcalendar.h"
#include "core/schema/records/worklog.h"
#include "core/schema/records/worknote.h"

namespace steward {

template<class... Records>
static std::vector<std::shared_ptr<const RecordType>> declareAll()
{
    return {std::make_shared<const RecordType>(Records::declare().type)...};
}

std::shared_ptr<const Schema> Schema::builtIn()
{
    static const std::shared_ptr<const Schema> schema = [] {
        auto made = std::make_shared<Schema>();
        made->m_types = declareAll<Incident, Comment, WorkNote, WorkLog, Attachment, Link, Person, Team, Organization,
            Location, Service, ConfigurationItem, Category, Tag, ResolutionCode, CannedReply, TicketTemplate,
            SavedView, Policy, CustomField, TicketType, Redaction, RetentionRule, WorkCalendar, Agreement,
            ServiceLevel>();
        for (size_t i = 0; i < made->m_types.size(); ++i)
            made->m_index.insert_or_assign(made->m_types[i]->name(), int(i));
        return made;
    }();
    return schema;
}

std::shared_ptr<const Schema> Schema::with(RecordType type) const
{
    auto made = std::make_shared<Schema>(*this);
    auto shared = std::make_shared<const RecordType>(std::move(type));
    const auto [known, isNew] = made->m_index.try_emplace(shared->name(), int(made->m_types.size()));
    if (isNew)
        made->m_types.push_back(shared);
    else
        made->m_types[size_t(known->second)] = shared;
    return made;
}

const RecordType *Schema::type(QStringView name) const
{
    const auto at = m_index.find(name);
    return at == m_index.end() ? nullptr : m_types[size_t(at->second)].get();
}

std::vector<const RecordType *> Schema::ticketTypes() const
{
    std::vector<const RecordType *> tickets;
    for (const auto &type : m_types) {
        if (type->isTicket())
            tickets.push_back(type.get());
    }
    return tickets;
}

} // namespace steward
