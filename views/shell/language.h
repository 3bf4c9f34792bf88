// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTranslator>

namespace steward {

/// Language of the screens: "en" or "ja". English has a translator too, for plurals. Installing one sends LanguageChange to
/// every widget. GUI thread.
class Language : public QObject
{
    Q_OBJECT
public:
    static Language &instance();

    /// The one the system asks for, if there is a translation.
    static QString fromSystem();
    QString current() const { return m_current; }
    void set(const QString &language);

private:
    Language() = default;

    QString m_current;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace steward
