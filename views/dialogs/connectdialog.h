// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace steward {

class FieldForm;
class RunsButton;
class StateView;

/// What somebody entered to reach a team server.
struct ServerWish
{
    QString url; ///< without the password
    QString password; ///< empty: the keychain, or none, as with Kerberos
    bool keep = false; ///< put the password into the keychain once it has been accepted
};

/// Asks for server, database, login, password and CA file; window-modal, never blocking. Whoever connects tells it how it
/// went: setBusy(), showError(), or close(). Errors stand in the dialog and everything entered stays. A postgresql:// URL
/// pasted into the server's field fills the others. The password leaves it by connectWanted() alone. GUI thread.
class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget *parent = nullptr);

    /// Fills the fields from a URL; the keyboard goes to what is missing.
    void setUrl(const QString &url);
    /// What the fields say; with `problem` when they do not say enough, translated.
    ServerWish wish(QString *problem = nullptr) const;
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    void showError(const Error &error);

Q_SIGNALS:
    void connectWanted(const steward::ServerWish &wish);
    void caFileWanted(); ///< answer with setCaFile()
    void abandoned(); ///< cancelled while connecting

public:
    void setCaFile(const QString &path);
    void reject() override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void take();
    void splitUrl();

    FieldForm *m_form;
    QLineEdit *m_server;
    QLineEdit *m_database;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLineEdit *m_ca;
    QCheckBox *m_keep;
    StateView *m_state;
    RunsButton *m_cancel;
    RunsButton *m_connect;
    bool m_busy = false;
};

} // namespace steward
