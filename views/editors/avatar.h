// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QPainter;
class QRectF;

namespace steward {

/// First sign of a name on one of four quiet discs. The colour follows the name, so a person looks the same everywhere; it
/// never carries meaning.
void paintAvatar(QPainter *painter, const QRectF &box, const QString &name);
/// "佐" of 佐藤 美咲, "E" of Emma Clarke.
QString avatarSign(const QString &name);

/// The 20 px disc as a widget.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(const QString &name = {}, QWidget *parent = nullptr);
    void setName(const QString &name);
    QSize sizeHint() const override { return {20, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace steward
