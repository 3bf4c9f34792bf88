// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace steward {

Language &Language::instance()
{
    static Language language;
    return language;
}

QString Language::fromSystem()
{
    for (const QString &name : QLocale::system().uiLanguages()) {
        if (name.startsWith(u"ja"_s))
            return u"ja"_s;
        if (name.startsWith(u"en"_s))
            break;
    }
    return u"en"_s;
}

void Language::set(const QString &language)
{
    if (language == m_current)
        return;
    m_current = language;
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(language == u"ja"_s ? QLocale(QLocale::Japanese, QLocale::Japan)
                                            : QLocale(QLocale::English, QLocale::UnitedKingdom));
    // Qt's own dialogs first: what is installed later wins.
    if (m_qt.load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u":/i18n/steward_"_s + language))
        QCoreApplication::installTranslator(&m_program);
}

} // namespace steward
