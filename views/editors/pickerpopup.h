// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QWidget>
#include <functional>

class QLineEdit;
class QListView;
class QVBoxLayout;

namespace steward {

class ActionRegistry;

/// One line of a picker.
struct PickerItem
{
    QString id;
    QString text;
    QString detail; ///< Behind the text in text 3.
    QString section; ///< Translated heading; items of one section stand together.
    QString iconName;
    Indicator glyph = Indicator::None;
    int priority = 0; ///< Bars in place of an icon.
    bool avatar = false; ///< A disc with the first letter of the text.
    QString whyNot; ///< In a second line; the item is listed and greyed, and cannot be taken.
    QString keywords; ///< Other words it is found by: a reading, English.
    bool checked = false; ///< Of pickers with several answers; else marks what is so now.
};

/// A small list to choose from with the keyboard, at the place where the answer goes: typing filters, Return takes, Escape
/// goes back to where the keyboard was. With several answers Space and Return check, Ctrl+Return takes them all. A form can
/// stand in place of the list, to ask for what an answer still needs. A child of the window (Wayland places no
/// top-levels); deletes itself when it is closed. Nothing reacts to pre-edit text. GUI thread.
class PickerPopup : public QWidget
{
    Q_OBJECT
public:
    /// `answer` may be called later, or not at all when a newer text was asked for.
    using Source = std::function<void(const QString &text, std::function<void(const QList<PickerItem> &)> answer)>;

    PickerPopup(QWidget *window, ActionRegistry *registry);
    ~PickerPopup() override;

    void setTitle(const QString &title); ///< What is asked, at the top: "Assign INC-000871 to"
    void setPlaceholder(const QString &text);
    void setItems(const QList<PickerItem> &items); ///< Filtered here by what is typed.
    /// Asked at once, and at each key. Return waits for the answer to what is typed: never takes one to an older text.
    void setSource(Source source);
    void setSeveral(const QString &takeText); ///< Answers are checked; `takeText` is the button.
    /// What is typed and matches nothing can be taken as it is: a new tag.
    void setFree(const QString &text); ///< "New tag %1"
    /// In place of the list; Ctrl+Return and `take` run it. Takes ownership.
    void showForm(QWidget *form, const QString &takeText, std::function<void()> take);
    /// Under the form, in text 1 with the risk glyph; empty takes it away.
    void setProblem(const QString &text);

    /// Below `anchor` (in global coordinates), or above where there is no room.
    void popUp(const QRect &anchor);
    void dismiss();
    QLineEdit *field() const { return m_field; }
    QListView *list() const { return m_list; }
    QList<PickerItem> shown() const;
    QStringList checkedIds() const;

Q_SIGNALS:
    void chosen(const QString &id);
    void taken(const QStringList &ids); ///< of several: all that are checked now
    void freeChosen(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Model;

    void ask();
    void place();
    bool takeKey(class QKeyEvent *event);
    void step(int by);
    void takeCurrent(bool all);
    void selectFirst();

    ActionRegistry *m_registry;
    QPointer<QWidget> m_before;
    QRect m_anchor;
    QString m_title;
    Model *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QWidget *m_form = nullptr;
    QWidget *m_foot = nullptr;
    std::function<void()> m_takeForm;
    Source m_source;
    QString m_takeText;
    QString m_free;
    QString m_problem;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    bool m_takeWhenAnswered = false; ///< Return was pressed before the list answered what is typed.
    bool m_several = false;
    bool m_composing = false;
};

} // namespace steward
