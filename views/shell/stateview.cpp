// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/stateview.h"

#include "views/shell/errortext.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int barDelayMs = 2000;

QString mono(const QString &code)
{
    return u" <span style=\"font-family:'%1'\">%2</span>"_s.arg(Theme::monoFamilies().first(), code.toHtmlEscaped());
}

} // namespace

StateView::StateView(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_ways(new QHBoxLayout)
{
    setObjectName(u"state"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setObjectName(u"stateTitle"_s);
    m_title->setFont(Theme::font(TypeRole::BodyStrong));
    m_title->setWordWrap(true);
    m_title->setMinimumHeight(20);
    m_text->setObjectName(u"stateText"_s);
    m_text->setFont(Theme::font(TypeRole::Small));
    m_text->setWordWrap(true);
    tintText(m_text, ThemeRole::Text2);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 48, 18, 16);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(8);
    column->addWidget(m_bar);
    column->addLayout(m_ways);
    column->addStretch(1);
    m_ways->setSpacing(6);
    m_ways->addStretch(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(barDelayMs);
    connect(&m_delay, &QTimer::timeout, m_bar, &QWidget::show);
    m_bar->hide();
}

void StateView::present(const QString &iconName, Indicator glyph, const QString &title, const QString &text,
                        const QString &code)
{
    m_icon = iconName;
    m_glyph = glyph;
    m_title->setText(title);
    m_text->setText(u"<div style=\"line-height:18px\">%1%2</div>"_s.arg(text.toHtmlEscaped(), code.isEmpty() ? QString() : mono(code)));
    setAccessibleName(title);
    setAccessibleDescription(text);
    m_delay.stop();
    m_bar->hide();
    m_stop = {};
    while (m_ways->count() > 1) {
        QLayoutItem *item = m_ways->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    update();
}

void StateView::showEmpty(const QString &iconName, const QString &title, const QString &text, const QString &query)
{
    present(iconName, Indicator::None, title, text, query);
}

void StateView::showLoading(const QString &title, const QString &text, int permille, std::function<void()> stop)
{
    present(u"refresh"_s, Indicator::None, title, stop ? QString(text + u' ' + tr("Stop with Esc.")) : text, {});
    m_stop = std::move(stop);
    setProgress(permille);
    m_delay.start();
}

void StateView::setProgress(int permille)
{
    m_bar->setRange(0, permille < 0 ? 0 : 1000);
    m_bar->setValue(qMax(0, permille));
}

void StateView::showError(const Error &error, std::function<void()> retry)
{
    const ErrorText words = ErrorText::of(error);
    present({}, Indicator::Risk, words.title, words.text, words.code);
    if (retry)
        addWayOut(tr("Try again"), std::move(retry));
    addWayOut(tr("Copy details"),
              [details = ErrorText::details(error)] { QGuiApplication::clipboard()->setText(details); });
}

void StateView::showOffline(const QString &title, const QString &text)
{
    present(u"cloud-off"_s, Indicator::None, title, text, {});
}

void StateView::addWayOut(const QString &text, std::function<void()> run)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(u"wayOut%1"_s.arg(m_ways->count()));
    setButtonSize(button, ButtonSize::Small);
    connect(button, &QPushButton::clicked, this, std::move(run));
    m_ways->insertWidget(m_ways->count() - 1, button);
}

void StateView::setFramed(bool framed)
{
    m_framed = framed;
    update();
}

void StateView::skipDelay()
{
    if (m_delay.isActive()) {
        m_delay.stop();
        m_bar->show();
    }
}

QString StateView::title() const
{
    return m_title->text();
}

void StateView::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (m_framed)
        controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Base), Theme::colour(ThemeRole::Line2));
    const QRect box(18, 16, 24, 24);
    if (m_glyph != Indicator::None)
        paintGlyph(&p, box.topLeft() + QPoint(1, 3), m_glyph, Theme::roles(), 18);
    else if (!m_icon.isEmpty())
        paintIcon(&p, box, m_icon, 24, Theme::colour(ThemeRole::Text2));
}

void StateView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_stop) {
        const auto stop = m_stop;
        stop();
        Q_EMIT stopped();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace steward
