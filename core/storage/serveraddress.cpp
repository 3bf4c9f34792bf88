// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/serveraddress.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <libpq-fe.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using Settings = QHash<QByteArray, QByteArray>;

Settings settingsOf(const PQconninfoOption *options)
{
    Settings settings;
    for (const PQconninfoOption *option = options; option && option->keyword; ++option) {
        if (option->val && *option->val)
            settings.insert(option->keyword, option->val);
    }
    return settings;
}

/// libpq's own complaint may repeat the whole text, password and all; of its sentences only one is safe and useful.
Error badUrl(const QString &complaint)
{
    static const QRegularExpression unknown(u"invalid (?:URI query parameter|connection option):? \"([a-z_]+)\""_s);
    const QRegularExpressionMatch match = unknown.match(complaint);
    return {ErrorKind::InvalidArgument, u"storage.url"_s,
        match.hasMatch() ? u"there is no setting \"%1\" for a server"_s.arg(match.captured(1))
                         : u"this is no address of a server"_s,
        u"write postgresql://LOGIN@HOST/DATABASE"_s, {match.captured(1)}};
}

Result<Settings> settingsIn(const QString &url)
{
    char *complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
        PQconninfoParse(url.toUtf8().constData(), &complaint), PQconninfoFree);
    if (parsed)
        return settingsOf(parsed.get());
    const QString text = QString::fromUtf8(complaint);
    PQfreemem(complaint);
    return badUrl(text);
}

Error weak(const QByteArray &setting, const QString &why)
{
    return {ErrorKind::PermissionDenied, u"storage.weak-tls"_s,
        u"%1 would leave the connection open to others: %2"_s.arg(QString::fromUtf8(setting), why),
        u"leave it out, and name the CA of the server's certificate with sslrootcert=FILE if it is your own"_s,
        {QString::fromUtf8(setting)}};
}

bool isSocket(const QByteArray &host) { return host.isEmpty() || host.startsWith('/') || host.startsWith('@'); }

bool isLoopback(const QByteArray &host)
{
    if (host.compare("localhost", Qt::CaseInsensitive) == 0)
        return true;
    // Parsed and not looked up: a name is never turned into an address here.
    const auto dotted = [&] {
        const QList<QByteArray> parts = host.split('.');
        return parts.size() == 4 && parts[0] == "127"
            && std::all_of(parts.cbegin(), parts.cend(), [](const QByteArray &part) {
                   bool number = false;
                   return part.toUInt(&number) < 256 && number;
               });
    };
    return host == "::1" || dotted();
}

bool allLocal(const QByteArray &hosts, const QByteArray &addresses)
{
    const auto every = [](const QByteArray &list, bool socketsToo) {
        const QList<QByteArray> items = list.split(',');
        return std::all_of(items.cbegin(), items.cend(),
            [&](const QByteArray &item) { return isLoopback(item) || (socketsToo && isSocket(item)); });
    };
    return every(hosts, true) && (addresses.isEmpty() || every(addresses, false));
}

/// Where the CAs that this machine trusts stand; what sslrootcert=system means to libpq 16.
QByteArray systemAuthorities()
{
    if (PQlibVersion() >= 160000)
        return "system";
    for (const char *file : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"}) {
        if (QFileInfo(QString::fromLatin1(file)).isReadable())
            return file;
    }
    return {};
}

Result<Ok> secure(Settings &settings, const Settings &defaults, ServerTrust trust)
{
    const QByteArray mode = settings.value("sslmode");
    if (trust == ServerTrust::AsWritten) {
        if (mode.isEmpty())
            settings["sslmode"] = "require";
    } else {
        if (!mode.isEmpty() && mode != "verify-full")
            return weak("sslmode=" + mode, u"only verify-full checks who answers"_s);
        settings["sslmode"] = "verify-full";
        const QByteArray oldest = settings.value("ssl_min_protocol_version", "TLSv1.2");
        if (oldest != "TLSv1.2" && oldest != "TLSv1.3")
            return weak("ssl_min_protocol_version=" + oldest, u"TLS before 1.2 is broken"_s);
        settings["ssl_min_protocol_version"] = oldest;
        // Certificates and Kerberos prove the login without a password, and there is nothing to bind then.
        const bool otherProof = settings.contains("sslcert") || settings.contains("krbsrvname");
        const QByteArray binding = settings.value("channel_binding", otherProof ? "prefer" : "require");
        if (binding == "disable")
            return weak("channel_binding=disable", u"the proof of the password could be passed on"_s);
        settings["channel_binding"] = binding;
        if (PQlibVersion() >= 160000 && !settings.contains("require_auth"))
            settings["require_auth"] = "!password,!md5";
    }
    settings["gssencmode"] = "disable"; // else it takes TLS's place, whatever sslmode says
    if (settings.value("sslmode").startsWith("verify")) {
        QByteArray &authorities = settings["sslrootcert"];
        if (authorities.startsWith("~/"))
            authorities = QDir::homePath().toUtf8() + authorities.mid(1);
        if (authorities.isEmpty())
            authorities = defaults.value("sslrootcert");
        if (authorities.isEmpty() && !QFileInfo(QDir::homePath() + u"/.postgresql/root.crt"_s).isReadable())
            authorities = systemAuthorities();
        if (authorities.isEmpty()) {
            settings.remove("sslrootcert");
        } else if (authorities != "system" && !QFileInfo(QString::fromUtf8(authorities)).isReadable()) {
            const QString file = QString::fromUtf8(authorities);
            return Error{ErrorKind::NotFound, u"storage.no-ca"_s, u"the CA file %1 cannot be read"_s.arg(file),
                u"check its path, or ask the server's administrator for it"_s, {file}};
        }
    }
    // A network that went away is noticed within half a minute, not after the operating system's hours.
    const std::pair<const char *, const char *> alive[] = {{"keepalives_idle", "20"}, {"keepalives_interval", "5"},
        {"keepalives_count", "3"}, {"tcp_user_timeout", "20000"}};
    for (const auto &[keyword, value] : alive) {
        if (!settings.contains(keyword))
            settings[keyword] = value;
    }
    return Ok{};
}

} // namespace

bool ServerAddress::isUrl(const QString &workspace)
{
    return workspace.startsWith(u"postgresql://"_s, Qt::CaseInsensitive) || workspace.startsWith(u"postgres://"_s, Qt::CaseInsensitive);
}

Result<ServerAddress> ServerAddress::parse(const QString &url, ServerTrust trust)
{
    STEWARD_ASSIGN(Settings settings, settingsIn(url));
    if (settings.contains("password") || settings.contains("sslpassword")) {
        return Error{ErrorKind::PermissionDenied, u"storage.password-in-url"_s,
            u"a password in an address is seen by everybody who sees the address"_s,
            u"take it out: it belongs into the keychain (the desktop asks for it), into ~/.pgpass, or into PGPASSWORD"_s, {}};
    }
    if (settings.contains("service")) {
        return Error{ErrorKind::InvalidArgument, u"storage.url"_s,
            u"a service file hides which server is meant"_s, u"write postgresql://LOGIN@HOST/DATABASE"_s, {u"service"_s}};
    }
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> known(PQconndefaults(), PQconninfoFree);
    const Settings defaults = settingsOf(known.get());
    const bool named = settings.contains("host") || settings.contains("hostaddr");
    const QByteArray hosts = named ? settings.value("host") : defaults.value("host");
    const QByteArray addresses = named ? settings.value("hostaddr") : defaults.value("hostaddr");

    ServerAddress address;
    address.m_isLocal = allLocal(hosts, addresses);
    if (!address.m_isLocal)
        STEWARD_TRY(secure(settings, defaults, trust));
    if (hosts.contains(',') && !settings.contains("target_session_attrs"))
        settings["target_session_attrs"] = "read-write"; // of several, the one that takes writes
    address.m_host = QString::fromUtf8(hosts.split(',').first());
    address.m_port = QString::fromUtf8(settings.value("port", defaults.value("port")).split(',').first());
    address.m_database = QString::fromUtf8(settings.value("dbname"));
    address.m_login = QString::fromUtf8(settings.value("user"));
    for (auto it = settings.cbegin(); it != settings.cend(); ++it)
        address.m_parameters.append({it.key(), it.value()});
    return address;
}

QString ServerAddress::urlOf(
    const QString &host, int port, const QString &database, const QString &login, const QString &caFile)
{
    const auto coded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    const bool isFolder = host.startsWith(u'/');
    QString url = u"postgresql://"_s;
    if (!login.isEmpty())
        url += coded(login) + u'@';
    if (!isFolder)
        url += host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
    if (port > 0 && !isFolder)
        url += u':' + QString::number(port);
    url += u'/' + coded(database);
    QStringList query;
    if (isFolder)
        query << u"host="_s + coded(host);
    if (isFolder && port > 0)
        query << u"port="_s + QString::number(port);
    if (!caFile.isEmpty())
        query << u"sslrootcert="_s + coded(caFile);
    return query.isEmpty() ? url : url + u'?' + query.join(u'&');
}

QString ServerAddress::shown(const QString &url)
{
    const Result<Settings> settings = settingsIn(url);
    if (!settings)
        return u"postgresql://…"_s; // it may hold anything
    const QByteArray login = settings->value("user");
    const QByteArray host = settings->value("host", settings->value("hostaddr")).split(',').first();
    return QString::fromUtf8((login.isEmpty() ? QByteArray() : login + '@') + (isSocket(host) ? "localhost" : host) + '/'
        + settings->value("dbname", login));
}

QString ServerAddress::secretName() const
{
    return u"%1@%2:%3/%4"_s.arg(m_login, m_host, m_port.isEmpty() ? u"5432"_s : m_port, m_database);
}

} // namespace steward
