// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextEdit>

namespace steward {

/// What each of several versions makes of one text, stretch by stretch: what came is underlined on the accent's tint, what
/// went stands between − signs on grey; long stretches that stay are shortened. Words carry no colour alone. GUI thread.
class TextComparison : public QTextEdit
{
    Q_OBJECT
public:
    explicit TextComparison(QWidget *parent = nullptr);

    struct Version
    {
        QString name; ///< "Mine, 佐藤 美咲"
        QString text;
    };
    void compare(const QString &base, const QList<Version> &versions);

    QSize sizeHint() const override { return {400, 120}; }

private:
    void fill();

    QString m_base;
    QList<Version> m_versions;
};

} // namespace steward
