// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/queuelayouts.h"

#include <QDataStream>
#include <QIODevice>

namespace steward {

namespace {

constexpr quint32 version = 1;

} // namespace

void QueueLayouts::set(const Uuid &view, const Layout &layout)
{
    if (layout == Layout())
        m_layouts.remove(view);
    else if (m_layouts.contains(view) || m_layouts.size() < most)
        m_layouts.insert(view, layout);
}

QByteArray QueueLayouts::save() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << version << quint32(m_layouts.size());
    for (auto it = m_layouts.cbegin(); it != m_layouts.cend(); ++it)
        out << it.key().toBytes() << it->columns << it->sort << it->group << it->ownGroup;
    return state;
}

bool QueueLayouts::restore(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 found = 0;
    quint32 count = 0;
    in >> found >> count;
    if (found != version || count > most)
        return false;
    QHash<Uuid, Layout> layouts;
    for (quint32 i = 0; i < count; ++i) {
        QByteArray id;
        Layout layout;
        in >> id >> layout.columns >> layout.sort >> layout.group >> layout.ownGroup;
        layouts.insert(Uuid::fromBytes(id), layout);
    }
    if (in.status() != QDataStream::Ok)
        return false;
    m_layouts = layouts;
    return true;
}

} // namespace steward
