// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "models/roles.h"

#include <QList>
#include <QTimer>
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace steward {

/// Empty, loading, error, offline: inside the pane, never a modal. Stands in place of the content (QStackedLayout) or as a
/// tile. Says what is so, the query, and the one most useful way out.
///
///     state->showEmpty(u"filter"_s, tr("No ticket matches"), tr("Of %n …"), query);
///     state->addWayOut(tr("Drop due<1h: 23 tickets"), [this] { … });
///     state->showError(error, [this] { retry(); });
class StateView : public QWidget
{
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);

    void showEmpty(const QString &iconName, const QString &title, const QString &text, const QString &query = {});
    /// `permille` -1 = not known. The bar comes after two seconds, together with "Stop with Esc" when `stop` is given.
    void showLoading(const QString &title, const QString &text, int permille = -1, std::function<void()> stop = {});
    void setProgress(int permille);
    void showError(const Error &error, std::function<void()> retry = {});
    void showOffline(const QString &title, const QString &text);
    void addWayOut(const QString &text, std::function<void()> run);
    /// A frame around it, as tiles have.
    void setFramed(bool framed);
    /// Loading shows its bar at once (tests, renders).
    void skipDelay();
    QString title() const;

Q_SIGNALS:
    void stopped();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void present(const QString &iconName, Indicator glyph, const QString &title, const QString &text,
                 const QString &mono);

    QString m_icon;
    Indicator m_glyph = Indicator::None;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_bar;
    QHBoxLayout *m_ways;
    QTimer m_delay;
    std::function<void()> m_stop;
    bool m_framed = false;
};

} // namespace steward
