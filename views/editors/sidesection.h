// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace steward {

/// A collapsible group of a side panel: a heading with a chevron over whatever is added to body(). Parted from the next by
/// a line.
class SideSection : public QWidget
{
    Q_OBJECT
public:
    explicit SideSection(const QString &id, QWidget *parent = nullptr);

    void setTitle(const QString &title, int count = -1); ///< a count stands behind the title
    QVBoxLayout *body() const { return m_body; }
    void clear(); ///< deletes what stands in the body
    bool isOpen() const;
    void setOpen(bool open);

Q_SIGNALS:
    void toggled(bool open);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QAbstractButton *m_head;
    QWidget *m_inside;
    QVBoxLayout *m_body;
};

} // namespace steward
