// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/referencesearch.h"
#include "models/valuetext.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QToolButton;

namespace steward {

/// Picks one record, or several, by typing: names, readings (さとう finds 佐藤), numbers. Down opens the list, Return
/// takes, Backspace on the empty line removes the last one. Looks up on the session's reader; never during pre-edit.
class ReferenceField : public QWidget
{
    Q_OBJECT

public:
    ReferenceField(DeskSession *session, const QString &type, bool several, QWidget *parent = nullptr);

    QList<Uuid> ids() const;
    void setIds(const QList<Uuid> &ids, const ReferenceLabels &labels);
    /// A text that names nobody, translated; empty when all is taken.
    QString problem() const;

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Taken
    {
        Uuid id;
        QString label;
    };

    void look();
    void offer(const QList<ReferenceHit> &hits);
    void take(int row);
    void leave();
    void showTaken();
    void remove(int at);
    void hideList();

    DeskSession *m_session;
    QString m_type;
    bool m_several;
    QList<Taken> m_taken;
    QList<ReferenceHit> m_hits;
    QLineEdit *m_line;
    QWidget *m_chips = nullptr;
    QListWidget *m_list;
    RequestChannel m_channel;
};

} // namespace steward
