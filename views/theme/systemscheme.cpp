// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/systemscheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#ifdef STEWARD_HAVE_DBUS
#    include <QDBusConnection>
#    include <QDBusMessage>
#    include <QDBusPendingCallWatcher>
#    include <QDBusPendingReply>
#    include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace steward {

#ifdef STEWARD_HAVE_DBUS
namespace {

/// Reads and follows color-scheme: 0 no preference, 1 dark, 2 light.
class PortalScheme : public QObject
{
    Q_OBJECT
public:
    explicit PortalScheme(SystemScheme *scheme) : QObject(scheme), m_scheme(scheme)
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        const QString service = u"org.freedesktop.portal.Desktop"_s;
        const QString path = u"/org/freedesktop/portal/desktop"_s;
        const QString interface = u"org.freedesktop.portal.Settings"_s;
        bus.connect(service, path, interface, u"SettingChanged"_s, this,
                    SLOT(settingChanged(QString,QString,QDBusVariant)));
        QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
        read << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
            const QDBusPendingReply<QDBusVariant> reply = *call;
            if (!reply.isError())
                take(reply.value().variant());
            call->deleteLater();
        });
    }

public Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
    {
        if (group == u"org.freedesktop.appearance"_s && key == u"color-scheme"_s)
            take(value.variant());
    }

private:
    void take(QVariant value)
    {
        // Read() wraps the value in a second variant.
        if (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        if (const uint scheme = value.toUInt(); scheme == 1 || scheme == 2)
            m_scheme->set(scheme == 1);
    }

    SystemScheme *m_scheme;
};

} // namespace
#endif

SystemScheme::SystemScheme(QObject *parent) : QObject(parent)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const QStyleHints *hints = QGuiApplication::styleHints();
    m_dark = hints->colorScheme() == Qt::ColorScheme::Dark;
    connect(hints, &QStyleHints::colorSchemeChanged, this,
            [this](Qt::ColorScheme scheme) { set(scheme == Qt::ColorScheme::Dark); });
#else
    const QPalette palette = QGuiApplication::palette();
    m_dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
#    ifdef STEWARD_HAVE_DBUS
    if (QGuiApplication::platformName() != u"offscreen"_s)
        new PortalScheme(this);
#    endif
#endif
}

void SystemScheme::set(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    Q_EMIT changed(dark);
}

} // namespace steward

#ifdef STEWARD_HAVE_DBUS
#    include "systemscheme.moc"
#endif
