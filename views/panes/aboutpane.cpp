// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/paneregistry.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Help ▸ About: version and licences, selectable for a report.
class AboutPane : public Pane
{
public:
    explicit AboutPane(const PaneContext &context) : Pane(context), m_name(new QLabel), m_text(new QLabel)
    {
        m_name->setFont(Theme::font(TypeRole::RecordTitle));
        m_name->setObjectName(u"aboutName"_s);
        m_text->setObjectName(u"aboutText"_s);
        tintText(m_text, ThemeRole::Text2);
        m_text->setWordWrap(true);
        m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(24, 24, 24, 24);
        column->addWidget(m_name);
        column->addWidget(m_text);
        column->addStretch(1);
    }
    QWidget *focusTarget() override { return m_text; }

protected:
    void retranslate() override
    {
        m_name->setText(QCoreApplication::translate("About", "Steward %1").arg(QCoreApplication::applicationVersion()));
        m_text->setText(QCoreApplication::translate("About", "IT service management on your desk. Licence: Apache 2.0.\n"
                                                             "Uses Qt %1 (LGPL 3), SQLite, libpq, libsodium, Zstandard and icons of "
                                                             "Tabler (MIT).")
                            .arg(QString::fromLatin1(qVersion())));
    }

private:
    QLabel *m_name;
    QLabel *m_text;
};

const bool registered = PaneRegistry::instance().add(
    {.id = u"about"_s,
     .title = QT_TRANSLATE_NOOP("Panes", "About Steward"),
     .icon = u"info-circle"_s,
     .area = PaneArea::Centre,
     .create = [](const PaneContext &context, const QString &) -> Pane * { return new AboutPane(context); },
     .action = u"help.about"_s});

} // namespace

} // namespace steward
