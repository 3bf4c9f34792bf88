// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "core/desk/verbcontext.h"
#include "models/valuetext.h"
#include "views/shell/pane.h"

#include <QHash>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace steward {

class FieldEditor;
class PriorityNote;
class RequesterPanel;

/// Logs a call: who, what, how urgent; beside it what the desk knows of the caller. The form comes from the declaration
/// of the ticket's type, custom fields and required ones included. Ctrl+Return saves. GUI thread.
class NewTicketPane : public Pane
{
    Q_OBJECT
public:
    explicit NewTicketPane(const PaneContext &context);

    QString title() const override;
    QString note() const override;
    QWidget *focusTarget() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;

    FieldEditor *editor(const QString &field) const { return m_editors.value(field); }

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Draft
    {
        RecordEdit edit;
        ReferenceLabels labels;
    };
    struct TemplateChoice
    {
        Uuid id;
        QString name;
        QString type;
    };

    QStringList fieldsOf(const RecordType &type) const;
    void start(const QString &type, const Uuid &templateId, bool keepEntered);
    void build(const RecordType &type);
    void fill(const Draft &draft, bool keepEntered);
    void addRow(QGridLayout *grid, const Field &field);
    void fillKinds();
    void readTemplates();
    void requesterChanged();
    void showPriority();
    void mark(const QString &field, const QString &problem);
    bool check();
    RecordEdit entered() const;
    bool hasEntries() const;
    void save();
    void saved(const Result<VerbReport> &report);
    void discard();
    void updateFooter();
    const RecordType *type() const;

    std::shared_ptr<const Schema> m_schema;
    QString m_type;
    RecordEdit m_edit; ///< the draft as the desk gave it
    QList<TemplateChoice> m_templates;
    QByteArray m_toRestore;
    QComboBox *m_kind;
    QComboBox *m_template;
    QLabel *m_heading;
    QLabel *m_kindLabel;
    QLabel *m_templateLabel;
    QWidget *m_body = nullptr; ///< of one type; made anew for another
    QWidget *m_bodyPlace;
    QHash<QString, FieldEditor *> m_editors;
    QHash<QString, QLabel *> m_problems;
    QStringList m_order;
    PriorityNote *m_priority = nullptr;
    QPushButton *m_addPerson = nullptr;
    RequesterPanel *m_requester;
    QLabel *m_consequence;
    QPushButton *m_cancel;
    QPushButton *m_save;
    bool m_saving = false;
    RequestChannel m_channel;
};

} // namespace steward
