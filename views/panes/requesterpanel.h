// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "core/schema/records/statusclass.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace steward {

class PaneHost;

/// What a technician on the phone sees of the caller: who it is, their open tickets, the devices they use, and others of
/// the same name; or, for a name that nobody has, a short form that makes the person. GUI thread.
class RequesterPanel : public QWidget
{
    Q_OBJECT
public:
    RequesterPanel(DeskSession *session, PaneHost *host, QWidget *parent = nullptr);

    void clear();
    void showPerson(const Uuid &person);
    /// The form, with what was typed as the name, or as the address when it looks like one.
    void startNew(const QString &typed);
    bool isMaking() const;
    void retranslate();

Q_SIGNALS:
    void deviceChosen(const steward::Uuid &device, const QString &name);
    void personMade(const steward::Uuid &person, const QString &name);

private:
    struct Line
    {
        Uuid id;
        QString number;
        QString title;
        StatusClass status = StatusClass::New;
        QString state;
    };
    struct Facts;

    static Result<Facts> readFacts(Workspace &desk, const Uuid &person);
    void show(const Facts &facts);
    void emptyBody();
    void addHeading(const QString &words);
    void addNote(const QString &words, bool isWarning);
    void make();
    void sayProblem(const Error &error);

    DeskSession *m_session;
    PaneHost *m_host;
    QWidget *m_card;
    QLabel *m_name;
    QLabel *m_detail;
    QVBoxLayout *m_body;
    QWidget *m_form;
    QLabel *m_formTitle;
    QLineEdit *m_newName;
    QLineEdit *m_newReading;
    QLineEdit *m_newEmail;
    QLineEdit *m_newPhone;
    QLabel *m_problem;
    QPushButton *m_make;
    QPushButton *m_take;
    QLabel *m_hint;
    Uuid m_shown;
    Uuid m_known; ///< somebody who has the address already
    QString m_knownName;
    RequestChannel m_channel;
};

} // namespace steward
