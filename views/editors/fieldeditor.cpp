// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/fieldeditor.h"

#include "views/editors/referencefield.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace steward {

FieldEditor::FieldEditor(const Field &field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setObjectName(QStringLiteral("field.") + field.name);
}

void FieldEditor::adopt(QWidget *control)
{
    layout()->addWidget(control);
    setFocusProxy(control);
    setFocusPolicy(Qt::StrongFocus);
    control->setAccessibleName(recordText(m_field.label));
    if (!m_field.help.isEmpty())
        control->setToolTip(recordText(m_field.help));
}

namespace {

class TextEditor : public FieldEditor
{
public:
    TextEditor(const Field &field, QWidget *parent) : FieldEditor(field, parent), m_line(new QLineEdit)
    {
        adopt(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::committed);
    }
    Value value() const override { return {m_line->text().trimmed()}; }
    void setValue(const Value &value, const ReferenceLabels &) override { m_line->setText(value.text()); }

private:
    QLineEdit *m_line;
};

/// Its text keeps clear of the frame's rounded corners.
class FramedText : public QPlainTextEdit
{
public:
    FramedText() { setViewportMargins(3, 3, 3, 3); }
};

class LongTextEditor : public FieldEditor
{
public:
    LongTextEditor(const Field &field, QWidget *parent) : FieldEditor(field, parent), m_text(new FramedText)
    {
        adopt(m_text);
        m_text->setTabChangesFocus(true);
        m_text->setMinimumHeight(5 * Theme::lineHeight(TypeRole::Body) + 10);
        if (field.kind == FieldKind::Json)
            m_text->setFont(Theme::font(TypeRole::Mono));
        connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
            if (!m_setting)
                Q_EMIT edited();
        });
    }
    Value value() const override { return {m_text->toPlainText()}; }
    void setValue(const Value &value, const ReferenceLabels &) override
    {
        m_setting = true;
        m_text->setPlainText(value.text());
        m_setting = false;
    }
    QString problem() const override
    {
        if (field().kind != FieldKind::Json || value().isEmpty())
            return {};
        QJsonParseError error;
        QJsonDocument::fromJson(m_text->toPlainText().toUtf8(), &error);
        return error.error == QJsonParseError::NoError
            ? QString()
            : FieldEditor::tr("Not JSON at character %1: %2").arg(error.offset).arg(error.errorString());
    }
    bool isTall() const override { return true; }

private:
    QPlainTextEdit *m_text;
    bool m_setting = false;
};

/// Integers, and spans as h:mm.
class NumberEditor : public FieldEditor
{
public:
    NumberEditor(const Field &field, QWidget *parent) : FieldEditor(field, parent), m_line(new QLineEdit)
    {
        adopt(m_line);
        m_line->setMaximumWidth(160);
        if (field.kind == FieldKind::TimeSpan)
            m_line->setPlaceholderText(QStringLiteral("0:30"));
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::committed);
    }
    Value value() const override
    {
        const std::optional<qint64> number = parsed();
        return number ? Value(*number) : Value();
    }
    void setValue(const Value &value, const ReferenceLabels &) override
    {
        Field plain = field();
        plain.choices.clear();
        m_line->setText(plain.kind == FieldKind::Integer && !value.isEmpty() ? QString::number(value.number())
                                                                             : valueText(plain, value, {}));
    }
    QString problem() const override
    {
        if (m_line->text().trimmed().isEmpty() || parsed())
            return {};
        return field().kind == FieldKind::TimeSpan ? FieldEditor::tr("Enter hours and minutes, such as 1:30")
                                                   : FieldEditor::tr("Enter a whole number");
    }

private:
    std::optional<qint64> parsed() const
    {
        QString text = m_line->text().trimmed();
        bool ok = false;
        if (field().kind != FieldKind::TimeSpan) {
            const qint64 number = text.toLongLong(&ok);
            return ok ? std::optional(number) : std::nullopt;
        }
        text.replace(QChar(0x2212), QLatin1Char('-'));
        static const QRegularExpression span(QStringLiteral("^(-?)(\\d+)(?::([0-5]\\d))?$"));
        const QRegularExpressionMatch match = span.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        const bool hasColon = match.hasCaptured(3);
        const qint64 minutes = hasColon ? match.captured(2).toLongLong() * 60 + match.captured(3).toLongLong()
                                        : match.captured(2).toLongLong(); // a bare number is minutes
        return (match.captured(1).isEmpty() ? 1 : -1) * minutes * 60'000;
    }

    QLineEdit *m_line;
};

class BooleanEditor : public FieldEditor
{
public:
    BooleanEditor(const Field &field, QWidget *parent)
        : FieldEditor(field, parent), m_box(new QCheckBox(recordText(field.label)))
    {
        adopt(m_box);
        connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
        connect(m_box, &QCheckBox::clicked, this, &FieldEditor::committed);
    }
    Value value() const override { return m_box->isChecked() ? Value::boolean(true) : Value(); }
    void setValue(const Value &value, const ReferenceLabels &) override { m_box->setChecked(value.toBool()); }

private:
    QCheckBox *m_box;
};

class ChoiceEditor : public FieldEditor
{
public:
    ChoiceEditor(const Field &field, QWidget *parent) : FieldEditor(field, parent), m_box(new QComboBox)
    {
        adopt(m_box);
        m_box->addItem(field.required ? QString() : FieldEditor::tr("None"), QString());
        for (const Choice &choice : field.choices)
            m_box->addItem(recordText(choice.label), choice.key);
        connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
        connect(m_box, &QComboBox::activated, this, &FieldEditor::committed);
    }
    Value value() const override
    {
        const QString key = m_box->currentData().toString();
        if (key.isEmpty())
            return {};
        return field().kind == FieldKind::Integer ? Value(key.toLongLong()) : Value(key);
    }
    void setValue(const Value &value, const ReferenceLabels &) override
    {
        const QString key = value.isNumber() ? QString::number(value.number()) : value.text();
        int at = m_box->findData(key);
        if (at < 0) { // a key that this program does not know stays as it is
            m_box->addItem(key, key);
            at = m_box->count() - 1;
        }
        m_box->setCurrentIndex(at);
    }

private:
    QComboBox *m_box;
};

class InstantEditor : public FieldEditor
{
public:
    InstantEditor(const Field &field, QWidget *parent) : FieldEditor(field, parent), m_line(new QLineEdit)
    {
        adopt(m_line);
        m_line->setPlaceholderText(format());
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::committed);
    }
    Value value() const override
    {
        const QDateTime at = parsed();
        return at.isValid() ? Value(at.toMSecsSinceEpoch()) : Value();
    }
    void setValue(const Value &value, const ReferenceLabels &) override
    {
        m_line->setText(
            value.isEmpty() ? QString() : QDateTime::fromMSecsSinceEpoch(value.number()).toString(format()));
    }
    QString problem() const override
    {
        return m_line->text().trimmed().isEmpty() || parsed().isValid()
            ? QString()
            : FieldEditor::tr("Enter a date such as %1").arg(format());
    }

private:
    static QString format() { return QStringLiteral("yyyy-MM-dd HH:mm"); }
    QDateTime parsed() const
    {
        const QString text = m_line->text().trimmed();
        const QDateTime at = QDateTime::fromString(text, format());
        return at.isValid() ? at : QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd"));
    }

    QLineEdit *m_line;
};

class TagsEditor : public FieldEditor
{
public:
    TagsEditor(const Field &field, QWidget *parent) : FieldEditor(field, parent), m_line(new QLineEdit)
    {
        adopt(m_line);
        m_line->setPlaceholderText(FieldEditor::tr("Separate with commas"));
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::committed);
    }
    Value value() const override
    {
        static const QRegularExpression comma(QStringLiteral("[,、，]"));
        QStringList tags;
        for (const QString &part : m_line->text().split(comma)) {
            if (!part.trimmed().isEmpty())
                tags.append(part.trimmed());
        }
        return {StringSet(tags)};
    }
    void setValue(const Value &value, const ReferenceLabels &labels) override
    {
        m_line->setText(valueText(field(), value, labels));
    }

private:
    QLineEdit *m_line;
};

class ReferenceEditor : public FieldEditor
{
public:
    ReferenceEditor(const Field &field, DeskSession *session, QWidget *parent)
        : FieldEditor(field, parent), m_reference(new ReferenceField(session, field.target, field.isSet()))
    {
        adopt(m_reference);
        connect(m_reference, &ReferenceField::edited, this, &FieldEditor::edited);
        connect(m_reference, &ReferenceField::edited, this, &FieldEditor::committed);
    }
    Value value() const override
    {
        const QList<Uuid> ids = m_reference->ids();
        if (!field().isSet())
            return ids.isEmpty() ? Value() : Value(ids.first());
        QStringList items;
        for (const Uuid &id : ids)
            items.append(id.toString());
        return {StringSet(items)};
    }
    void setValue(const Value &value, const ReferenceLabels &labels) override
    {
        QList<Uuid> ids;
        if (value.isReference())
            ids.append(value.reference());
        for (const QString &item : value.set().items())
            ids.append(Uuid::fromString(item));
        m_reference->setIds(ids, labels);
    }
    QString problem() const override { return m_reference->problem(); }

private:
    ReferenceField *m_reference;
};

} // namespace

FieldEditor *FieldEditor::make(const Field &field, DeskSession *session, QWidget *parent)
{
    switch (field.kind) {
    case FieldKind::LongText:
    case FieldKind::Json:
        return new LongTextEditor(field, parent);
    case FieldKind::Integer:
        if (!field.choices.isEmpty())
            return new ChoiceEditor(field, parent);
        return new NumberEditor(field, parent);
    case FieldKind::TimeSpan:
        return new NumberEditor(field, parent);
    case FieldKind::Boolean:
        return new BooleanEditor(field, parent);
    case FieldKind::Choice:
        return new ChoiceEditor(field, parent);
    case FieldKind::Instant:
        return new InstantEditor(field, parent);
    case FieldKind::TextSet:
        return new TagsEditor(field, parent);
    case FieldKind::Reference:
    case FieldKind::ReferenceSet:
        return new ReferenceEditor(field, session, parent);
    case FieldKind::Text:
        return new TextEditor(field, parent);
    }
    return new TextEditor(field, parent);
}

} // namespace steward
