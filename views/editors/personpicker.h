// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStandardItemModel>
#include <QWidget>
#include <functional>

class QCompleter;
class QLineEdit;

namespace steward {

struct NamedChoice
{
    QByteArray id;
    QString name;
    QString detail; ///< Team, organisation, e-mail.
};

/// Where people (or teams, services, any record with a name) come from. GUI thread; answers may come later, late answers
/// for an older text are dropped by the picker.
class PersonSource
{
public:
    virtual ~PersonSource() = default;
    virtual void search(const QString &text, int limit, std::function<void(QList<NamedChoice>)> answer) = 0;
};

/// A field with type-ahead: two letters or one kanji find a person; Down and Return choose; an unknown name is an error,
/// never silently empty. Nothing reacts to pre-edit text.
/// Usage: picker->setSource(&people); connect(picker, &PersonPicker::chosen, …);
class PersonPicker : public QWidget
{
    Q_OBJECT
public:
    explicit PersonPicker(QWidget *parent = nullptr);

    void setSource(PersonSource *source) { m_source = source; }
    void setPlaceholder(const QString &text);
    void setChoice(const NamedChoice &choice);
    NamedChoice choice() const { return m_choice; }
    void clear() { setChoice({}); }
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    /// An empty id means that the person took the choice away.
    void chosen(const steward::NamedChoice &choice);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void typed(const QString &text);
    void propose();
    void take(const QModelIndex &index);
    void finish();

    PersonSource *m_source = nullptr;
    QLineEdit *m_field;
    QStandardItemModel m_found;
    QCompleter *m_completer;
    NamedChoice m_choice;
    quint64 m_generation = 0;
};

} // namespace steward
