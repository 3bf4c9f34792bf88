// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/palettemodel.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace steward {

/// Ctrl+K: one field for every command and, with a prefix, every record. A child that covers the window with the scrim, not
/// a top-level. Up and Down move, Return runs, Escape closes; nothing reacts to the pre-edit text of an input method.
/// Usage: palette->model()->addProvider(&tickets); palette->popUp(u"#"_s);
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    CommandPalette(ActionRegistry *registry, QWidget *window);

    PaletteModel *model() const { return m_model; }
    void popUp(const QString &text = {});
    void dismiss();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void step(int by);
    void selectFirst();
    void runCurrent();
    bool takeKey(QKeyEvent *event);

    ActionRegistry *m_registry;
    PaletteModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QPointer<QWidget> m_before;
    QRect m_panel;
    bool m_composing = false;
};

} // namespace steward
