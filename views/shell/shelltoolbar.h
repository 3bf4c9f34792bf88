// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"

#include <QAbstractButton>
#include <QToolBar>

class QPushButton;

namespace steward {

class SegmentedSwitch;

/// Looks like a field, opens the palette: "Search, or run a command  Ctrl+K".
class SearchBox : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent = nullptr);
    void setKeys(const QString &keys);
    QSize sizeHint() const override { return {420, 28}; }
    QSize minimumSizeHint() const override { return {160, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
};

/// Bell with the count of things that need me, and the person; both hidden until a desk says who and how many.
class PersonButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit PersonButton(QWidget *parent = nullptr);
    void setPerson(const QString &name);
    void setNeedsMe(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_needsMe = 0;
};

/// 44 px: role workspaces, New, search, person.
class ShellToolBar : public QToolBar
{
    Q_OBJECT
public:
    ShellToolBar(ActionRegistry *registry, QWidget *parent = nullptr);

    SegmentedSwitch *roles() const { return m_roles; }
    PersonButton *person() const { return m_person; }
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ActionRegistry *m_registry;
    SegmentedSwitch *m_roles;
    QPushButton *m_new;
    SearchBox *m_search;
    PersonButton *m_person;
};

} // namespace steward
