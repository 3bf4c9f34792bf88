// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/editors/chipbar.h"
#include "views/panes/composeredit.h"
#include "views/shell/pane.h"

class QLabel;

namespace steward {

class RunsButton;
class SegmentedSwitch;

/// Where answers and notes are written. Says twice who will read it: at the switch and on the button. Knows nothing of
/// tickets; the pane sends, keeps drafts and fetches replies.
class TicketComposer : public QWidget
{
    Q_OBJECT
public:
    /// A file that goes with the next message; lies where it lay until then.
    struct File
    {
        QString path;
        QString name;
        qint64 size = 0;
    };

    explicit TicketComposer(const PaneContext &context, QWidget *parent = nullptr);

    bool isPublic() const;
    void setPublic(bool isPublic);
    QString text() const;
    void setText(const QString &text);
    bool isEmpty() const; ///< nothing written and no files
    const QList<File> &files() const { return m_files; }
    void setFiles(const QList<File> &files);
    void addFile(const File &file);
    void clear();
    ComposerEdit *edit() const { return m_edit; }
    RunsButton *resolveButton() const { return m_sendAndResolve; }
    RunsButton *attachButton() const { return m_attach; }

    /// Who a public reply is for; an empty address leaves nothing to open in a mail program.
    void setRecipient(const QString &name, const QString &address);
    void setDraftWords(const QString &words);
    /// Why nothing can be written; empty when it can.
    void setWhyNot(const QString &reason);
    /// Whether "and resolve" is possible, and why not.
    void setResolveWhyNot(const QString &reason);
    void setBusy(bool busy);
    void retranslate();

Q_SIGNALS:
    void heightChanged(int height);
    void edited(); ///< text, audience or files
    void sendWanted(bool andResolve);
    void attachWanted();
    void repliesWanted();
    void mailWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showAudience();
    void showRecipient();
    void elideRecipient();
    void showFiles();
    void showEnabled();

    PaneContext m_context;
    SegmentedSwitch *m_audience;
    QLabel *m_recipient;
    QLabel *m_draft;
    QLabel *m_problem;
    ComposerEdit *m_edit;
    ChipBar *m_chips;
    RunsButton *m_attach;
    RunsButton *m_replies;
    RunsButton *m_mail;
    RunsButton *m_sendAndResolve;
    RunsButton *m_send;
    QWidget *m_card;
    QList<File> m_files;
    QString m_recipientWords; ///< in full
    QString m_name;
    QString m_address;
    QString m_whyNot;
    QString m_resolveWhyNot;
    bool m_busy = false;
    bool m_setting = false;
};

} // namespace steward
