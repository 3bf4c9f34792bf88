// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace steward {

/// One of the ways to start: icon, heading, a few lines, and a fact at the foot. Return and Space press it.
class StartTile : public QAbstractButton
{
    Q_OBJECT
public:
    StartTile(const QString &iconName, const QString &footIcon, QWidget *parent = nullptr);

    void setWords(const QString &heading, const QString &words, const QString &foot);
    QSize sizeHint() const override { return {320, 210}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_icon;
    QString m_footIcon;
    QString m_words;
    QString m_foot;
};

/// A desk that was open before: name, where it lies, when it was last written; greyed with the reason when it is gone.
class RecentDeskRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RecentDeskRow(const QString &path, QWidget *parent = nullptr);

    const QString &path() const { return m_path; }
    QSize sizeHint() const override { return {320, 32}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_path;
    QString m_icon = QStringLiteral("database");
    QString m_fact;
};

} // namespace steward
