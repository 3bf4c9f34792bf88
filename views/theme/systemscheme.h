// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace steward {

/// Whether the desktop asks programs to be dark. Qt from 6.5 says so itself; on 6.4 it is read from the palette that the
/// platform brought, and on Linux from the settings portal (org.freedesktop.appearance) where Qt DBus was there at build
/// time. GUI thread; never waits.
class SystemScheme : public QObject
{
    Q_OBJECT
public:
    /// Make it before the program sets a palette of its own.
    explicit SystemScheme(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    void set(bool dark);

Q_SIGNALS:
    void changed(bool dark);

private:
    bool m_dark = false;
};

} // namespace steward
