// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/pickerpopup.h"

#include "core/text/fold.h"
#include "views/actions/actionregistry.h"
#include "views/editors/avatar.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int popupWidth = 340;
constexpr int headHeight = 26;
constexpr int rowHeight = 28;
constexpr int tallRowHeight = 44;
constexpr int headingHeight = 24;
constexpr int footHeight = 44;
constexpr int mostListHeight = 12 * rowHeight;
const QString freeId = u"\x01"_s;

enum Role { HeadingRole = FirstFreeRole, WhyNotRole };

} // namespace

/// Headings are rows too, so that the view can be a plain list.
class PickerPopup::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    struct Line
    {
        QString heading;
        int item = -1;
    };
    QList<PickerItem> items; ///< All of them; checks are kept here while the filter changes.
    QString filter;
    QString free;
    bool filters = true; ///< False when a source has filtered already.
    bool several = false;

    void rebuild()
    {
        beginResetModel();
        m_lines.clear();
        const QString wanted = foldForCompare(filter.trimmed());
        QString section;
        for (int i = 0; i < items.size(); ++i) {
            const PickerItem &item = items[i];
            const bool matches = !filters || wanted.isEmpty() || foldForCompare(item.text).contains(wanted)
                || foldForCompare(item.keywords).contains(wanted);
            if (!matches)
                continue;
            if (item.section != section && !item.section.isEmpty())
                m_lines << Line{item.section, -1};
            section = item.section;
            m_lines << Line{{}, i};
        }
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    const PickerItem *itemAt(int row) const
    {
        return row >= 0 && row < m_lines.size() && m_lines[row].item >= 0 ? &items[m_lines[row].item] : nullptr;
    }
    void toggle(int row)
    {
        items[m_lines[row].item].checked = !items[m_lines[row].item].checked;
        Q_EMIT dataChanged(index(row), index(row));
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Line &line = m_lines[index.row()];
        const PickerItem *item = itemAt(index.row());
        switch (role) {
        case HeadingRole: return item == nullptr;
        case WhyNotRole: return item ? item->whyNot : QString();
        case Qt::DisplayRole: return item ? item->text : line.heading;
        case Qt::AccessibleTextRole:
            if (!item)
                return line.heading;
            return item->whyNot.isEmpty() ? item->text : QString(item->text + u", "_s + item->whyNot);
        case Qt::CheckStateRole: return several && item ? QVariant(item->checked ? Qt::Checked : Qt::Unchecked) : QVariant();
        default: return {};
        }
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        const PickerItem *item = itemAt(index.row());
        return item && item->whyNot.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
    }

private:
    QList<Line> m_lines;
};

namespace {

class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    std::function<const PickerItem *(int)> itemAt;
    bool several = false;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (index.data(HeadingRole).toBool())
            return {100, headingHeight};
        return {100, index.data(WhyNotRole).toString().isEmpty() ? rowHeight : tallRowHeight};
    }
    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRectF r = option.rect;
        const PickerItem *item = itemAt(index.row());
        if (!item) {
            p->setFont(Theme::font(TypeRole::MicroStrong));
            p->setPen(Theme::colour(ThemeRole::Text3));
            paintLine(p, r.adjusted(12, 4, -12, 0), index.data().toString());
            return;
        }
        const bool off = !item->whyNot.isEmpty();
        if (option.state & QStyle::State_Selected) {
            p->fillRect(r, Theme::colour(ThemeRole::Selection));
            p->fillRect(QRectF(r.left(), r.top(), 3, r.height()), Theme::colour(ThemeRole::Accent));
        }
        QRectF line(r.left() + 12, r.top(), r.width() - 24, off ? 26 : r.height());
        if (several) {
            QStyleOptionButton box;
            box.rect = QRect(int(line.left()), int(line.center().y()) - 7, 14, 14);
            box.state = QStyle::State_Enabled | (item->checked ? QStyle::State_On : QStyle::State_Off);
            controls::checkIndicator(p, &box);
            line.setLeft(line.left() + 22);
        } else if (item->checked) {
            paintIcon(p, QRect(int(line.right()) - 16, int(line.top()), 16, int(line.height())), u"check"_s, 16,
                      Theme::colour(ThemeRole::Accent));
            line.setRight(line.right() - 24);
        }
        if (item->avatar) {
            paintAvatar(p, QRectF(line.left(), line.center().y() - 10, 20, 20), item->text);
            line.setLeft(line.left() + 26);
        } else if (item->glyph != Indicator::None) {
            paintGlyph(p, {line.left() + 2, line.center().y() - 6}, item->glyph, Theme::roles());
            line.setLeft(line.left() + 22);
        } else if (item->priority > 0) {
            paintPriorityBars(p, {line.left() + 1, line.center().y() - 6}, item->priority, Theme::colour(ThemeRole::Text1),
                              Theme::colour(ThemeRole::BarOff));
            line.setLeft(line.left() + 22);
        } else if (!item->iconName.isEmpty()) {
            paintIcon(p, QRect(int(line.left()), int(line.top()), 16, int(line.height())), item->iconName, 16,
                      Theme::colour(off ? ThemeRole::TextDisabled : ThemeRole::Text2));
            line.setLeft(line.left() + 22);
        }
        p->setFont(Theme::font(TypeRole::Body));
        p->setPen(Theme::colour(off ? ThemeRole::TextDisabled : ThemeRole::Text1));
        paintLine(p, line, item->text);
        const qreal used = QFontMetricsF(p->font()).horizontalAdvance(item->text) + 8;
        if (!item->detail.isEmpty() && line.width() - used > 24) {
            p->setFont(Theme::font(TypeRole::Small));
            p->setPen(Theme::colour(option.state & QStyle::State_Selected ? ThemeRole::Text2 : ThemeRole::Text3));
            paintLine(p, line.adjusted(used, 0, 0, 0), item->detail);
        }
        if (off) {
            const QRectF why(line.left(), r.top() + 23, r.right() - 12 - line.left(), 18);
            p->setFont(Theme::font(TypeRole::Small));
            p->setPen(Theme::colour(ThemeRole::Text2));
            paintLine(p, why, item->whyNot);
        }
    }
};

} // namespace

PickerPopup::PickerPopup(QWidget *window, ActionRegistry *registry)
    : QWidget(window->window()), m_registry(registry), m_model(new Model(this)), m_field(new QLineEdit(this)),
      m_list(new QListView(this))
{
    setObjectName(u"picker"_s);
    setAttribute(Qt::WA_NoMousePropagation);
    m_field->setObjectName(u"pickerField"_s);
    m_list->setObjectName(u"pickerList"_s);
    m_list->setModel(m_model);
    auto *delegate = new LineDelegate(m_list);
    delegate->itemAt = [this](int row) { return m_model->itemAt(row); };
    m_list->setItemDelegate(delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_field->installEventFilter(this);
    parentWidget()->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &PickerPopup::ask);
    connect(m_list, &QListView::clicked, this, [this] { takeCurrent(false); });
    hide();
}

PickerPopup::~PickerPopup() = default;

void PickerPopup::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    m_field->setAccessibleName(title);
    update();
}

void PickerPopup::setPlaceholder(const QString &text)
{
    m_field->setPlaceholderText(text);
}

void PickerPopup::setItems(const QList<PickerItem> &items)
{
    m_source = {};
    m_model->items = items;
    m_model->rebuild();
    // What is so now is where the caret begins.
    selectFirst();
    for (int row = 0; !m_several && row < m_model->rowCount(); ++row) {
        const PickerItem *item = m_model->itemAt(row);
        if (item && item->checked && item->whyNot.isEmpty())
            m_list->setCurrentIndex(m_model->index(row));
    }
    place();
}

void PickerPopup::setSource(Source source)
{
    m_source = std::move(source);
    m_model->filters = false;
    ask();
}

void PickerPopup::setSeveral(const QString &takeText)
{
    m_several = true;
    m_takeText = takeText;
    m_model->several = true;
    static_cast<LineDelegate *>(m_list->itemDelegate())->several = true;
    m_foot = new QWidget(this);
    auto *line = new QHBoxLayout(m_foot);
    line->setContentsMargins(12, 8, 12, 8);
    line->addStretch(1);
    auto *take = new QPushButton(takeText, m_foot);
    take->setObjectName(u"pickerTake"_s);
    take->setProperty("steward.keys", u"Ctrl+Return"_s);
    setPrimary(take);
    connect(take, &QPushButton::clicked, this, [this] { takeCurrent(true); });
    line->addWidget(take);
    if (isVisible())
        m_foot->show();
}

void PickerPopup::setFree(const QString &text)
{
    m_free = text;
}

void PickerPopup::showForm(QWidget *form, const QString &takeText, std::function<void()> take)
{
    delete m_form;
    m_form = form;
    m_form->setParent(this);
    m_takeForm = std::move(take);
    m_field->hide();
    m_list->hide();
    delete m_foot;
    m_foot = new QWidget(this);
    auto *line = new QHBoxLayout(m_foot);
    line->setContentsMargins(12, 8, 12, 8);
    line->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), m_foot);
    cancel->setObjectName(u"pickerCancel"_s);
    connect(cancel, &QPushButton::clicked, this, &PickerPopup::dismiss);
    auto *accept = new QPushButton(takeText, m_foot);
    accept->setObjectName(u"pickerTake"_s);
    accept->setProperty("steward.keys", u"Ctrl+Return"_s);
    setPrimary(accept);
    connect(accept, &QPushButton::clicked, this, [this] { m_takeForm(); });
    line->addWidget(cancel);
    line->addWidget(accept);
    m_form->show();
    m_foot->show();
    for (QWidget *inner : m_form->findChildren<QWidget *>())
        inner->installEventFilter(this);
    place();
    QWidget *first = m_form->nextInFocusChain();
    while (first && first != m_form && (!m_form->isAncestorOf(first) || first->focusPolicy() == Qt::NoFocus || !first->isVisibleTo(m_form)))
        first = first->nextInFocusChain();
    if (first)
        first->setFocus(Qt::PopupFocusReason);
}

void PickerPopup::setProblem(const QString &text)
{
    m_problem = text;
    place();
}

QList<PickerItem> PickerPopup::shown() const
{
    QList<PickerItem> items;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const PickerItem *item = m_model->itemAt(row))
            items << *item;
    }
    return items;
}

QStringList PickerPopup::checkedIds() const
{
    QStringList ids;
    for (const PickerItem &item : std::as_const(m_model->items)) {
        if (item.checked)
            ids << item.id;
    }
    return ids;
}

void PickerPopup::popUp(const QRect &anchor)
{
    m_before = QApplication::focusWidget();
    m_registry->setFocusAnchor(m_before);
    m_anchor = QRect(parentWidget()->mapFromGlobal(anchor.topLeft()), anchor.size());
    place();
    show();
    raise();
    if (!m_form)
        m_field->setFocus(Qt::PopupFocusReason);
}

void PickerPopup::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    m_registry->setFocusAnchor(nullptr);
    deleteLater();
}

void PickerPopup::ask()
{
    if (m_source) {
        const quint64 asked = ++m_asked;
        m_takeWhenAnswered = false;
        m_source(m_field->text(), [this, self = QPointer(this), asked](const QList<PickerItem> &items) {
            if (!self || asked != m_asked)
                return;
            m_answered = asked;
            m_model->items = items;
            m_model->rebuild();
            selectFirst();
            place();
            if (std::exchange(m_takeWhenAnswered, false))
                takeCurrent(false);
        });
        return;
    }
    m_model->filter = m_field->text();
    m_model->items.removeIf([](const PickerItem &item) { return item.id == freeId; });
    m_model->rebuild();
    const QString typed = m_field->text().trimmed();
    if (!m_free.isEmpty() && !typed.isEmpty()) {
        const bool known = std::any_of(m_model->items.cbegin(), m_model->items.cend(), [&](const PickerItem &item) {
            return foldForCompare(item.text) == foldForCompare(typed);
        });
        if (!known) {
            PickerItem item;
            item.id = freeId;
            item.text = m_free.arg(typed);
            item.keywords = typed;
            item.iconName = u"plus"_s;
            m_model->items << item;
            m_model->rebuild();
        }
    }
    selectFirst();
    place();
}

void PickerPopup::place()
{
    if (m_anchor.isNull())
        return;
    const QWidget *window = parentWidget();
    const int wanted = m_form ? qMax(popupWidth + 80, m_form->minimumWidth() + 2) : popupWidth;
    const int width = qMin(wanted, window->width() - 16);
    int y = 1 + headHeight;
    int body = 0;
    if (m_form) {
        m_form->resize(width - 2, m_form->height());
        body = m_form->hasHeightForWidth() ? m_form->heightForWidth(width - 2) : m_form->sizeHint().height();
        m_form->setGeometry(1, y, width - 2, body);
    } else {
        m_field->setGeometry(12, y + 2, width - 24, 28);
        y += 28 + 8;
        int rows = 0;
        for (int i = 0; i < m_model->rowCount() && rows < mostListHeight; ++i)
            rows += m_list->sizeHintForRow(i);
        body = m_model->rowCount() ? qMin(rows, mostListHeight) : rowHeight;
        m_list->setGeometry(1, y, width - 2, body);
        m_list->setVisible(m_model->rowCount() > 0);
    }
    y += body;
    if (!m_problem.isEmpty())
        y += 26;
    if (m_foot) {
        m_foot->setGeometry(1, y, width - 2, footHeight);
        y += footHeight;
    } else {
        y += 5;
    }
    const int left = qBound(8, m_anchor.left(), qMax(8, window->width() - width - 8));
    int top = m_anchor.bottom() + 2;
    if (top + y > window->height() - 8)
        top = qMax(8, m_anchor.top() - y - 2);
    setGeometry(left, top, width, y + 1);
    update();
}

void PickerPopup::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Raised), Theme::colour(ThemeRole::Control));
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(Theme::colour(ThemeRole::Text3));
    paintLine(&p, QRectF(12, 1, width() - 24, headHeight), m_title);
    if (!m_form && m_model->rowCount() == 0) {
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintLine(&p, QRectF(12, m_list->y(), width() - 24, rowHeight), tr("Nothing is called so"));
    }
    if (!m_problem.isEmpty()) {
        const int top = (m_foot ? m_foot->y() : height() - 6) - 26;
        paintGlyph(&p, {12.0, top + 7.0}, Indicator::Risk, Theme::roles());
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(30, top, width() - 42, 26), m_problem);
    }
    if (m_foot)
        p.fillRect(QRect(1, m_foot->y(), width() - 2, 1), Theme::colour(ThemeRole::Line));
}

bool PickerPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        if (event->type() == QEvent::MouseButtonPress && isVisible())
            dismiss();
        return false;
    }
    if (event->type() == QEvent::InputMethod)
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
    if (event->type() == QEvent::KeyPress)
        return takeKey(static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::FocusOut && isVisible()) {
        // A click elsewhere closes it; moving inside does not.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        QMetaObject::invokeMethod(this, [this, reason] {
            const QWidget *now = QApplication::focusWidget();
            if (isVisible() && reason == Qt::MouseFocusReason && now && now != this && !isAncestorOf(now))
                dismiss();
        }, Qt::QueuedConnection);
    }
    return false;
}

void PickerPopup::keyPressEvent(QKeyEvent *event)
{
    if (!takeKey(event))
        QWidget::keyPressEvent(event);
}

bool PickerPopup::takeKey(QKeyEvent *event)
{
    if (m_composing)
        return false;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    if (m_form) {
        if (enter && (event->modifiers() & Qt::ControlModifier)) {
            m_takeForm();
            return true;
        }
        return false;
    }
    if (enter) {
        takeCurrent(event->modifiers() & Qt::ControlModifier);
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_PageDown: step(8); return true;
    case Qt::Key_PageUp: step(-8); return true;
    case Qt::Key_Tab:
        if (m_foot)
            return false;
        step(1);
        return true;
    default: return false;
    }
}

void PickerPopup::step(int by)
{
    const int rows = m_model->rowCount();
    const int direction = by < 0 ? -1 : 1;
    int row = m_list->currentIndex().row();
    for (int left = qAbs(by); left > 0; --left) {
        int next = row + direction;
        while (next >= 0 && next < rows && !(m_model->flags(m_model->index(next)) & Qt::ItemIsSelectable))
            next += direction;
        if (next < 0 || next >= rows)
            break;
        row = next;
    }
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void PickerPopup::selectFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->flags(m_model->index(row)) & Qt::ItemIsSelectable) {
            m_list->setCurrentIndex(m_model->index(row));
            return;
        }
    }
}

void PickerPopup::takeCurrent(bool all)
{
    if (all && m_several) {
        const QStringList ids = checkedIds();
        dismiss();
        Q_EMIT taken(ids);
        return;
    }
    if (m_source && m_answered != m_asked) {
        m_takeWhenAnswered = true; // the list still answers what was typed before
        return;
    }
    const int row = m_list->currentIndex().row();
    const PickerItem *item = m_model->itemAt(row);
    if (!item || !item->whyNot.isEmpty())
        return;
    if (item->id == freeId) {
        const QString typed = m_field->text().trimmed();
        if (m_several) {
            PickerItem added;
            added.id = typed;
            added.text = typed;
            added.checked = true;
            m_model->items.prepend(added);
            m_field->clear();
        }
        Q_EMIT freeChosen(typed);
        return;
    }
    if (m_several) {
        m_model->toggle(row);
        m_field->selectAll();
        return;
    }
    Q_EMIT chosen(item->id);
}

} // namespace steward
