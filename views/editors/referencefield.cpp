// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/referencefield.h"

#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace steward {

constexpr int offered = 12;

ReferenceField::ReferenceField(DeskSession *session, const QString &type, bool several, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_type(type)
    , m_several(several)
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (several) {
        m_chips = new QWidget;
        auto *chips = new QHBoxLayout(m_chips);
        chips->setContentsMargins(0, 0, 0, 0);
        chips->setSpacing(4);
        column->addWidget(m_chips);
    }
    column->addWidget(m_line);
    setFocusProxy(m_line);
    m_line->setPlaceholderText(several ? tr("Type a name to add") : tr("Type a name"));
    m_line->setObjectName(QStringLiteral("reference.line"));
    m_line->installEventFilter(this);
    m_line->addAction(icon(QStringLiteral("selector")), QLineEdit::TrailingPosition);

    // A child of the window: Wayland places no top-level windows.
    m_list->setParent(this);
    m_list->hide();
    m_list->setObjectName(QStringLiteral("reference.list"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { take(m_list->row(item)); });
    connect(m_line, &QLineEdit::textEdited, this, &ReferenceField::look); // not during pre-edit
}

QList<Uuid> ReferenceField::ids() const
{
    QList<Uuid> ids;
    for (const Taken &taken : m_taken)
        ids.append(taken.id);
    return ids;
}

void ReferenceField::setIds(const QList<Uuid> &ids, const ReferenceLabels &labels)
{
    m_taken.clear();
    for (const Uuid &id : ids)
        m_taken.append({id, labels.value(id)});
    m_line->clear();
    hideList();
    showTaken();
}

QString ReferenceField::problem() const
{
    const QString text = m_line->text().trimmed();
    const bool pending = m_several ? !text.isEmpty() : !text.isEmpty() && (m_taken.isEmpty() || m_taken.first().label != text);
    return pending ? tr("Nothing is called “%1”; choose one from the list").arg(text) : QString();
}

void ReferenceField::look()
{
    const QString text = m_line->text().trimmed();
    if (!m_several && text.isEmpty() && !m_taken.isEmpty()) {
        m_taken.clear();
        Q_EMIT edited();
    }
    const QString type = m_type;
    deliver(m_session->read<QList<ReferenceHit>>(
                m_channel, [type, text](Workspace &desk) { return findReferences(desk, type, text, offered); }),
        this, [this](const Result<QList<ReferenceHit>> &hits) {
            if (hits && m_line->hasFocus())
                offer(*hits);
        });
}

void ReferenceField::offer(const QList<ReferenceHit> &hits)
{
    m_hits = hits;
    m_list->clear();
    for (const ReferenceHit &hit : hits) {
        auto *item = new QListWidgetItem(hit.detail.isEmpty() ? hit.label : hit.label + QStringLiteral("  ·  ") + hit.detail);
        item->setSizeHint({0, 26});
        m_list->addItem(item);
    }
    if (hits.isEmpty()) {
        hideList();
        return;
    }
    QWidget *window = this->window();
    if (m_list->parentWidget() != window)
        m_list->setParent(window);
    const int height = int(qMin(hits.size(), qsizetype(8))) * 26 + 4;
    QPoint place = m_line->mapTo(window, QPoint(0, m_line->height() + 1));
    if (place.y() + height > window->height())
        place.setY(m_line->mapTo(window, QPoint(0, 0)).y() - height - 1);
    m_list->setGeometry(QRect(place, QSize(qMax(m_line->width(), 220), height)));
    m_list->setCurrentRow(m_line->text().trimmed().isEmpty() ? -1 : 0);
    m_list->raise();
    m_list->show();
}

void ReferenceField::take(int row)
{
    if (row < 0 || row >= m_hits.size())
        return;
    const Taken taken{m_hits[row].id, m_hits[row].label};
    hideList();
    if (!m_several)
        m_taken.clear();
    for (const Taken &known : std::as_const(m_taken)) {
        if (known.id == taken.id) {
            m_line->clear();
            return;
        }
    }
    m_taken.append(taken);
    m_line->clear();
    showTaken();
    Q_EMIT edited();
}

void ReferenceField::leave()
{
    hideList();
    // A name that was typed whole is taken without the list.
    const QString text = m_line->text().trimmed();
    for (int row = 0; row < m_hits.size(); ++row) {
        if (!text.isEmpty() && m_hits[row].label.compare(text, Qt::CaseInsensitive) == 0
            && (m_taken.isEmpty() || m_taken.last().id != m_hits[row].id)) {
            take(row);
            return;
        }
    }
}

void ReferenceField::showTaken()
{
    if (!m_several) {
        m_line->setText(m_taken.isEmpty() ? QString() : m_taken.first().label);
        m_line->setCursorPosition(0);
        return;
    }
    auto *chips = static_cast<QHBoxLayout *>(m_chips->layout());
    while (QLayoutItem *item = chips->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_taken.size(); ++i) {
        auto *chip = new QToolButton;
        chip->setText(m_taken[i].label);
        chip->setIcon(icon(QStringLiteral("x")));
        chip->setIconSize({12, 12});
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setLayoutDirection(Qt::RightToLeft);
        chip->setAccessibleName(tr("Remove %1").arg(m_taken[i].label));
        connect(chip, &QToolButton::clicked, this, [this, i] { remove(i); });
        chips->addWidget(chip);
    }
    chips->addStretch();
    m_chips->setVisible(!m_taken.isEmpty());
}

void ReferenceField::remove(int at)
{
    if (at < 0 || at >= m_taken.size())
        return;
    m_taken.removeAt(at);
    showTaken();
    Q_EMIT edited();
}

void ReferenceField::hideList() { m_list->hide(); }

bool ReferenceField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        leave();
    } else if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool open = m_list->isVisible();
        if (key->key() == Qt::Key_Down && !open) {
            look();
            return true;
        }
        if (open && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
        if (open && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Tab)
            && m_list->currentRow() >= 0) {
            take(m_list->currentRow());
            return key->key() != Qt::Key_Tab;
        }
        if (open && key->key() == Qt::Key_Escape) {
            hideList();
            return true;
        }
        if (key->key() == Qt::Key_Backspace && m_several && m_line->text().isEmpty() && !m_taken.isEmpty()) {
            remove(int(m_taken.size()) - 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace steward
