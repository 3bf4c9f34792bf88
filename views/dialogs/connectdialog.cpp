// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/connectdialog.h"

#include "core/storage/serveraddress.h"
#include "views/editors/fieldform.h"
#include "views/editors/runsbutton.h"
#include "views/shell/stateview.h"
#include "views/theme/icons.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int leastWidth = 480;
const QString usualDatabase = u"steward"_s;

QLineEdit *field(const char *name, QWidget *parent, TypeRole type = TypeRole::Mono)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(QString::fromLatin1(name));
    line->setFont(Theme::font(type));
    line->setMinimumHeight(28);
    return line;
}

} // namespace

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent), m_form(new FieldForm(FieldForm::Labels::Above, this)), m_server(field("connectServer", this)),
      m_database(field("connectDatabase", this)), m_login(field("connectLogin", this)),
      m_password(field("connectPassword", this, TypeRole::Body)), m_ca(field("connectCa", this)), m_keep(new QCheckBox(this)),
      m_state(new StateView(this)), m_cancel(new RunsButton(RunsButton::Look::Framed, this)),
      m_connect(new RunsButton(RunsButton::Look::Primary, this))
{
    setObjectName(u"connectDialog"_s);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Connect to a team server"));
    setMinimumWidth(leastWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(12);
    auto *words = new QLabel(tr("The desk of your team on a PostgreSQL server. What you see and may do there is decided by the "
                                "server; the connection is encrypted, and the server has to prove its name."), this);
    words->setWordWrap(true);
    words->setFont(Theme::font(TypeRole::Body));
    tintText(words, ThemeRole::Text2);
    column->addWidget(words);

    m_server->setPlaceholderText(u"desk.example.com"_s);
    m_database->setText(usualDatabase);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_password->setPlaceholderText(tr("from the keychain when left empty"));
    m_ca->setPlaceholderText(tr("the authorities that this machine trusts"));
    QAction *browse = m_ca->addAction(icon(u"folder-open"_s, ThemeRole::Text2), QLineEdit::TrailingPosition);
    browse->setObjectName(u"connectBrowse"_s);
    browse->setText(tr("Choose a file"));
    browse->setToolTip(tr("Choose a file"));
    connect(browse, &QAction::triggered, this, &ConnectDialog::caFileWanted);
    m_form->addField(tr("Server"), m_server);
    m_form->addField(tr("Database"), m_database);
    m_form->addField(tr("Login"), m_login);
    m_form->addField(tr("Password"), m_password);
    m_form->addField(tr("CA file, if your organisation has an authority of its own"), m_ca);
    column->addWidget(m_form);
    m_keep->setObjectName(u"connectKeep"_s);
    m_keep->setText(tr("Keep the password in the keychain of this machine"));
    m_keep->setChecked(true);
    column->addWidget(m_keep);
    m_state->setFramed(true);
    m_state->hide();
    column->addWidget(m_state);
    column->addStretch(1);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    auto *consequence = new QLabel(tr("Nothing is sent before you connect."), this);
    consequence->setFont(Theme::font(TypeRole::Small));
    tintText(consequence, ThemeRole::Text2);
    consequence->setWordWrap(true);
    m_cancel->setFace({.text = tr("Cancel")});
    m_cancel->setObjectName(u"connectCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_connect->setFace({.text = tr("Connect")});
    m_connect->setObjectName(u"connectNow"_s);
    m_connect->setAccessibleName(tr("Connect"));
    foot->addWidget(consequence, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_connect);
    column->addLayout(foot);

    connect(m_cancel, &QAbstractButton::clicked, this, &ConnectDialog::reject);
    connect(m_connect, &QAbstractButton::clicked, this, &ConnectDialog::take);
    connect(m_server, &QLineEdit::editingFinished, this, &ConnectDialog::splitUrl);
    for (QLineEdit *line : {m_server, m_database, m_login, m_password, m_ca})
        connect(line, &QLineEdit::returnPressed, this, &ConnectDialog::take);
    setFocusProxy(m_server);
}

void ConnectDialog::setUrl(const QString &url)
{
    m_server->setText(url);
    splitUrl();
    QLineEdit *first = m_server->text().isEmpty() ? m_server : m_login->text().isEmpty() ? m_login : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

/// "postgresql://maria@desk.example:5433/steward?sslrootcert=…" stands in the fields it belongs to; what has no field of
/// its own stays with the server.
void ConnectDialog::splitUrl()
{
    const QString text = m_server->text().trimmed();
    if (!ServerAddress::isUrl(text))
        return;
    QUrl url(text);
    QUrlQuery query(url);
    if (!url.password().isEmpty())
        m_password->setText(url.password());
    if (!url.userName().isEmpty())
        m_login->setText(url.userName());
    else if (query.hasQueryItem(u"user"_s))
        m_login->setText(query.queryItemValue(u"user"_s, QUrl::FullyDecoded));
    if (url.path().size() > 1)
        m_database->setText(url.path().mid(1));
    m_ca->setText(query.queryItemValue(u"sslrootcert"_s, QUrl::FullyDecoded));
    QString host = url.host();
    if (host.isEmpty())
        host = query.queryItemValue(u"host"_s, QUrl::FullyDecoded);
    for (const char *known : {"user", "sslrootcert", "host", "password"})
        query.removeAllQueryItems(QString::fromLatin1(known));
    if (url.port() > 0)
        host += u':' + QString::number(url.port());
    m_server->setText(query.isEmpty() ? host : host + u'?' + query.toString(QUrl::FullyEncoded));
}

ServerWish ConnectDialog::wish(QString *problem) const
{
    QString host = m_server->text().trimmed();
    QString rest; // settings without a field of their own
    if (const qsizetype mark = host.indexOf(u'?'); mark >= 0) {
        rest = host.mid(mark + 1);
        host.truncate(mark);
    }
    int port = 0;
    const qsizetype colon = host.lastIndexOf(u':');
    const bool isAddress6 = host.count(u':') > 1 && !host.contains(u"]:"_s);
    if (colon > 0 && !isAddress6) {
        bool isNumber = false;
        port = host.mid(colon + 1).toInt(&isNumber);
        if (!isNumber || port < 1 || port > 65535) {
            if (problem)
                *problem = tr("“%1” is no port").arg(host.mid(colon + 1));
            return {};
        }
        host.truncate(colon);
    }
    const auto missing = [&](const QString &what) {
        if (problem && problem->isEmpty())
            *problem = what;
    };
    if (host.isEmpty())
        missing(tr("Enter the name of the server"));
    if (m_login->text().trimmed().isEmpty())
        missing(tr("Enter your login"));
    ServerWish wish;
    wish.url = ServerAddress::urlOf(host, port, m_database->text().trimmed(), m_login->text().trimmed(), m_ca->text().trimmed());
    if (!rest.isEmpty())
        wish.url += (wish.url.contains(u'?') ? u'&' : u'?') + rest;
    wish.password = m_password->text();
    wish.keep = m_keep->isChecked() && !wish.password.isEmpty();
    return wish;
}

void ConnectDialog::take()
{
    if (m_busy)
        return;
    splitUrl();
    QString problem;
    const ServerWish entered = wish(&problem);
    m_form->setError(m_server, problem);
    if (problem.isEmpty())
        Q_EMIT connectWanted(entered);
}

void ConnectDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_form->setEnabled(!busy);
    m_keep->setEnabled(!busy);
    m_connect->setEnabled(!busy);
    m_state->setVisible(busy);
    if (busy) {
        m_state->showLoading(tr("Connecting"), tr("The server is asked for its certificate, then you are logged in."));
        m_state->skipDelay();
    }
    adjustSize();
}

void ConnectDialog::showError(const Error &error)
{
    setBusy(false);
    m_state->showError(error);
    m_state->show();
    const bool isLogin = error.code.startsWith(u"storage.password"_s) || error.code == u"storage.login"_s;
    QLineEdit *wrong = isLogin ? m_password : m_server;
    wrong->setFocus(Qt::OtherFocusReason);
    wrong->selectAll();
    adjustSize();
}

void ConnectDialog::setCaFile(const QString &path)
{
    if (!path.isEmpty())
        m_ca->setText(path);
}

void ConnectDialog::reject()
{
    if (m_busy) {
        setBusy(false);
        Q_EMIT abandoned();
        return; // what was entered stays
    }
    QDialog::reject();
}

void ConnectDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::colour(ThemeRole::Raised));
}

} // namespace steward
