// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/commandpalette.h"

#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int panelWidth = 740;
constexpr int fieldHeight = 48;
constexpr int footerHeight = 32;
constexpr int rowHeight = 32;
constexpr int tallRowHeight = 46;
constexpr int headingHeight = 28;
constexpr int mostListHeight = 460;

class PaletteDelegate : public QStyledItemDelegate
{
public:
    PaletteDelegate(PaletteModel *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (index.data(PaletteModel::HeadingRole).toBool())
            return {100, headingHeight};
        return {100, index.data(PaletteModel::WhyNotRole).toString().isEmpty() ? rowHeight : tallRowHeight};
    }

    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        p->save();
        const QRect r = option.rect;
        const QString text = index.data().toString();
        if (index.data(PaletteModel::HeadingRole).toBool()) {
            p->setFont(Theme::font(TypeRole::MicroStrong));
            p->setPen(Theme::colour(ThemeRole::Text3));
            paintLine(p, r.adjusted(16, 8, -16, 0), text);
            p->restore();
            return;
        }
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) {
            p->fillRect(r, Theme::colour(ThemeRole::Selection));
            p->fillRect(QRect(r.left(), r.top(), 3, r.height()), Theme::colour(ThemeRole::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            p->fillRect(r, Theme::colour(ThemeRole::Hover));
        }
        const QString whyNot = index.data(PaletteModel::WhyNotRole).toString();
        const ThemeRole quiet = selected ? ThemeRole::Text2 : ThemeRole::Text3;
        const QString iconName = index.data(PaletteModel::IconRole).toString();
        if (!iconName.isEmpty())
            paintIcon(p, QRect(r.left() + 16, r.top(), 18, r.height()), iconName, 18, Theme::colour(ThemeRole::Text2));
        const qreal caps = paintKeyCaps(p, QRectF(r).adjusted(0, 0, -16, 0), index.data(PaletteModel::KeysRole).toString(),
                                        Theme::colour(quiet), Theme::colour(ThemeRole::Line2));
        QRectF line(r.left() + 42, r.top(), r.width() - 42 - 28 - caps, whyNot.isEmpty() ? r.height() : 24);
        if (!whyNot.isEmpty())
            line.translate(0, 3);
        paintTitle(p, line, text, index.data(PaletteModel::DetailRole).toString(),
                   Theme::colour(whyNot.isEmpty() ? ThemeRole::Text1 : quiet), Theme::colour(quiet));
        if (!whyNot.isEmpty()) {
            paintRuns(p, QRectF(line.left(), r.top() + 24, line.width(), 18),
                      {TextRun::glyph(Indicator::Idle), TextRun::text(whyNot)});
        }
        p->restore();
    }

private:
    void paintTitle(QPainter *p, const QRectF &line, const QString &text, const QString &detail, const QColor &words,
                    const QColor &quiet) const
    {
        const QString needle = m_model->needle();
        const qsizetype at = needle.isEmpty() ? -1 : text.indexOf(needle, 0, Qt::CaseInsensitive);
        qreal x = line.left();
        const auto piece = [&](const QString &part, TypeRole type, const QColor &colour) {
            p->setFont(Theme::font(type));
            p->setPen(colour);
            paintLine(p, QRectF(x, line.top(), qMax(0.0, line.right() - x), line.height()), part);
            x += QFontMetricsF(p->font()).horizontalAdvance(part);
        };
        if (at < 0) {
            piece(text, TypeRole::Body, words);
        } else {
            piece(text.left(at), TypeRole::Body, words);
            piece(text.mid(at, needle.size()), TypeRole::BodyStrong, Theme::colour(ThemeRole::Accent));
            piece(text.mid(at + needle.size()), TypeRole::Body, words);
        }
        x += 8;
        if (!detail.isEmpty() && x < line.right() - 24)
            piece(detail, TypeRole::Small, quiet);
    }

    PaletteModel *m_model;
};

} // namespace

CommandPalette::CommandPalette(ActionRegistry *registry, QWidget *window)
    : QWidget(window), m_registry(registry), m_model(new PaletteModel(registry, this)), m_field(new QLineEdit(this)),
      m_list(new QListView(this))
{
    setObjectName(u"palette"_s);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setFrame(false);
    m_field->setFont(Theme::font(TypeRole::Heading));
    QFont font = m_field->font();
    font.setWeight(QFont::Normal);
    m_field->setFont(font);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_model, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, m_model, &PaletteModel::setText);
    connect(m_model, &PaletteModel::refreshed, this, [this] {
        selectFirst();
        place();
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::popUp(const QString &text)
{
    if (!isVisible()) {
        m_before = QApplication::focusWidget();
        m_registry->setFocusAnchor(m_before);
    }
    m_field->setPlaceholderText(m_registry->text(u"go.palette"_s));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list->setAccessibleName(tr("Matches"));
    show();
    raise();
    m_field->setText(text);
    m_model->setText(text);
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    m_registry->setFocusAnchor(nullptr);
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    setGeometry(window->rect());
    const int width = qMin(panelWidth, window->width() - 32);
    int rows = 0;
    for (int i = 0; i < m_model->rowCount() && rows < mostListHeight; ++i)
        rows += m_list->sizeHintForRow(i);
    const int most = qMin(mostListHeight, window->height() - 84 - fieldHeight - footerHeight - 40);
    const int list = m_model->rowCount() ? qMin(rows, most) + 8 : tallRowHeight;
    m_panel = QRect((window->width() - width) / 2, qMin(84, window->height() / 8), width, fieldHeight + list + footerHeight);
    m_field->setGeometry(m_panel.left() + 40, m_panel.top() + 8, m_panel.width() - 60, fieldHeight - 16);
    m_list->setGeometry(m_panel.left() + 1, m_panel.top() + fieldHeight, m_panel.width() - 2, list);
    m_list->setVisible(m_model->rowCount() > 0);
    if (!m_model->selection().isEmpty()) {
        const int chip = int(tabularWidth(Theme::font(TypeRole::Small), tr("%1 selected").arg(m_model->selection()))) + 14;
        m_field->resize(m_field->width() - chip - 8, m_field->height());
    }
    update();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Scrim));
    controls::frame(&p, m_panel, 6, Theme::colour(ThemeRole::Raised), Theme::colour(ThemeRole::Control));
    paintIcon(&p, QRect(m_panel.left() + 16, m_panel.top(), 20, fieldHeight), u"search"_s, 20,
              Theme::colour(ThemeRole::Text2));
    p.fillRect(QRect(m_panel.left() + 1, m_panel.top() + fieldHeight - 1, m_panel.width() - 2, 1),
               Theme::colour(ThemeRole::Line2));
    if (!m_model->selection().isEmpty()) {
        const QString words = tr("%1 selected").arg(m_model->selection());
        p.setFont(Theme::font(TypeRole::Small));
        const int width = int(tabularWidth(p.font(), words)) + 14;
        const QRect chip(m_panel.right() - 16 - width, m_panel.top() + 14, width, 20);
        controls::frame(&p, chip, 3, Theme::colour(ThemeRole::Chip), Theme::colour(ThemeRole::ChipLine));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, chip, words, Qt::AlignHCenter);
    }
    const QRect footer(m_panel.left() + 1, m_panel.bottom() - footerHeight, m_panel.width() - 2, footerHeight);
    if (m_model->rowCount() == 0) {
        p.setFont(Theme::font(TypeRole::Body));
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintLine(&p, QRect(m_panel.left() + 16, m_panel.top() + fieldHeight, m_panel.width() - 32, tallRowHeight),
                  tr("Nothing is called “%1”.").arg(m_model->needle()));
    }
    controls::frame(&p, footer, 5, Theme::colour(ThemeRole::Panel), {}, 0);
    p.fillRect(QRect(footer.left(), footer.top(), footer.width(), 1), Theme::colour(ThemeRole::Line2));
    TextRuns hints;
    hints << TextRun::mono(u">"_s, ThemeRole::Text1) << TextRun::text(tr("command"));
    for (const PaletteProvider *provider : m_model->providers())
        hints << TextRun::mono(u"  "_s + provider->prefix(), ThemeRole::Text1) << TextRun::text(provider->hint());
    paintRuns(&p, QRectF(footer).adjusted(16, 0, -260, 0), hints);
    qreal right = footer.right() - 15;
    const auto key = [&](const QString &caps, const QString &words) {
        const qreal width = tabularWidth(Theme::font(TypeRole::Small), words);
        paintRuns(&p, QRectF(right - width, footer.top(), width + 1, footer.height()), {TextRun::text(words)});
        right -= width + 6;
        right -= paintKeyCaps(&p, QRectF(footer.left(), footer.top(), right - footer.left(), footer.height()), caps,
                              Theme::colour(ThemeRole::Text3), Theme::colour(ThemeRole::Line2)) + 14;
    };
    key(tr("Esc"), tr("close"));
    key(u"↵"_s, tr("run"));
    key(u"↑ ↓"_s, tr("move"));
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_panel.contains(event->pos()))
        dismiss();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    switch (event->type()) {
    case QEvent::InputMethod:
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
        return false;
    case QEvent::KeyPress:
        return takeKey(static_cast<QKeyEvent *>(event));
    case QEvent::FocusOut:
        // Another window or a click elsewhere: the palette does not linger.
        if (static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
            dismiss();
        return false;
    default:
        return false;
    }
}

bool CommandPalette::takeKey(QKeyEvent *event)
{
    if (m_composing)
        return false;
    switch (event->key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(8);
        return true;
    case Qt::Key_PageUp:
        step(-8);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        step(event->key() == Qt::Key_Tab ? 1 : -1);
        return true;
    default:
        return false;
    }
}

void CommandPalette::step(int by)
{
    const int rows = m_model->rowCount();
    const int direction = by < 0 ? -1 : 1;
    int row = m_list->currentIndex().row();
    for (int left = qAbs(by); left > 0; --left) {
        int next = row + direction;
        while (next >= 0 && next < rows && m_model->index(next).data(PaletteModel::HeadingRole).toBool())
            next += direction;
        if (next < 0 || next >= rows)
            break;
        row = next;
    }
    m_list->setCurrentIndex(m_model->index(row));
    // The heading above the first line comes into view with it.
    if (row == 1)
        m_list->scrollToTop();
}

void CommandPalette::selectFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->index(row).data(PaletteModel::HeadingRole).toBool()) {
            m_list->setCurrentIndex(m_model->index(row));
            m_list->scrollToTop();
            return;
        }
    }
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || !m_model->index(row).data(PaletteModel::WhyNotRole).toString().isEmpty())
        return;
    // Focus goes back first: the action works on what the person was at.
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    m_model->run(row);
    m_registry->setFocusAnchor(nullptr);
}

} // namespace steward
