// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/anchorstore.h"

#include "core/base/json.h"
#include "core/schema/frame.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <sodium.h>

namespace steward {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Error notWritten(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::WriteError || file.error() == QFileDevice::ResourceError;
    return {full ? ErrorKind::OutOfSpace : ErrorKind::PermissionDenied, QStringLiteral("anchor.not-written"),
        QStringLiteral("the anchor cannot be written to %1: %2").arg(file.fileName(), file.errorString()),
        QStringLiteral("what was saved is safe; free space or make the folder writable"), {file.fileName()}};
}

Error damaged(const QString &path)
{
    return {ErrorKind::Corrupt, QStringLiteral("anchor.damaged"), QStringLiteral("%1 holds no anchors").arg(path),
        QStringLiteral("move it away if nobody has an explanation"), {path}};
}

QByteArray signedText(const Anchor &anchor)
{
    QByteArray text;
    appendFrame(text, QByteArrayView("steward anchor 1"));
    appendFrame(text, anchor.workspace.toString());
    appendFrame(text, anchor.seq);
    appendFrame(text, view(anchor.chain));
    appendFrame(text, anchor.takenAt.ms);
    return text;
}

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

QByteArray sign(const Anchor &anchor, const QByteArray &secret)
{
    const QByteArray text = signedText(anchor);
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, raw(text),
        static_cast<unsigned long long>(text.size()), raw(secret));
    return signature;
}

bool isSigned(const Anchor &anchor, const QByteArray &signature, const QByteArray &key)
{
    const QByteArray text = signedText(anchor);
    return signature.size() == qsizetype(crypto_sign_BYTES) && key.size() == qsizetype(crypto_sign_PUBLICKEYBYTES)
        && crypto_sign_verify_detached(
               raw(signature), raw(text), static_cast<unsigned long long>(text.size()), raw(key)) == 0;
}

/// libsodium keeps the public key as the second half of the secret one.
QByteArray publicKey(const QByteArray &secret) { return secret.last(crypto_sign_PUBLICKEYBYTES); }

QByteArray fromHex(const QString &text) { return QByteArray::fromHex(text.toLatin1()); }

struct AnchorFile
{
    AnchorList list;
    QList<QByteArray> signatures; ///< of list.anchors
};

Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::PermissionDenied, QStringLiteral("anchor.not-readable"),
            QStringLiteral("%1 cannot be read").arg(path), QStringLiteral("check its permissions"), {path}};
    return file.readAll();
}

/// `key` is who must have signed; what stands in the file when empty.
Result<AnchorFile> parse(const QString &path, const QByteArray &key)
{
    STEWARD_ASSIGN(const QByteArray bytes, readAll(path));
    const Result<JsonNode> root = parseJson(QByteArrayView(bytes));
    if (!root || !root->isObject())
        return damaged(path);
    JsonFields in(*root, QStringLiteral("anchor.damaged"));
    if (in.integer(u"format", 0) != 1)
        return damaged(path);
    const Uuid workspace = Uuid::fromString(in.requiredText(u"workspace"));
    AnchorFile file;
    file.list.key = fromHex(in.requiredText(u"key"));
    const JsonNode *items = in.required(u"anchors");
    if (!in.finish() || !items->isArray() || workspace.isNull())
        return damaged(path);
    for (const JsonNode &item : items->items) {
        JsonFields one(item, QStringLiteral("anchor.damaged"));
        Anchor anchor;
        anchor.workspace = workspace;
        anchor.seq = one.integer(u"seq", 0);
        anchor.chain = digestFromBytes(fromHex(one.requiredText(u"chain")));
        anchor.takenAt = {one.integer(u"taken", 0)};
        const QByteArray signature = fromHex(one.requiredText(u"signature"));
        if (!one.finish())
            return damaged(path);
        if (isSigned(anchor, signature, key.isEmpty() ? file.list.key : key)) {
            file.list.anchors.append(anchor);
            file.signatures.append(signature);
        } else {
            ++file.list.badSignatures;
        }
    }
    return file;
}

QByteArray print(const AnchorFile &file, const Uuid &workspace)
{
    QByteArray text = "{\"format\": 1, \"workspace\": \"" + workspace.toString().toLatin1() + "\",\n \"key\": \""
        + file.list.key.toHex() + "\",\n \"anchors\": [";
    for (qsizetype i = 0; i < file.list.anchors.size(); ++i) {
        const Anchor &anchor = file.list.anchors[i];
        text += (i ? ",\n  " : "\n  ") + QByteArrayLiteral("{\"seq\": ") + QByteArray::number(anchor.seq)
            + ", \"chain\": \"" + toBytes(anchor.chain).toHex() + "\", \"taken\": "
            + QByteArray::number(anchor.takenAt.ms) + ", \"signature\": \"" + file.signatures[i].toHex() + "\"}";
    }
    return text + "\n]}\n";
}

Result<Ok> replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    file.setPermissions(ownerOnly);
    // commit() alone does not notice when the last bytes found no room.
    if (file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return notWritten(file);
    return Ok{};
}

} // namespace

QString AnchorStore::userFolder()
{
    const QString own = qEnvironmentVariable("STEWARD_STATE_DIR");
    if (!own.isEmpty())
        return own;
#ifdef Q_OS_UNIX
    // QStandardPaths knows the state folder only since Qt 6.7 (XDG Base Directory Specification 0.8).
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (state.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : state) + QStringLiteral("/steward");
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/Steward/state");
#endif
}

QString AnchorStore::fileOf(const Uuid &workspace) const
{
    return m_folder + QStringLiteral("/anchors/") + workspace.toString() + QStringLiteral(".json");
}

Result<QByteArray> AnchorStore::secretKey()
{
    const QString path = m_folder + QStringLiteral("/anchor.key");
    if (QFile::exists(path)) {
        STEWARD_ASSIGN(const QByteArray text, readAll(path));
        const QByteArray secret = QByteArray::fromHex(text);
        if (secret.size() != qsizetype(crypto_sign_SECRETKEYBYTES))
            return damaged(path);
        return secret;
    }
    QByteArray open(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(
        reinterpret_cast<unsigned char *>(open.data()), reinterpret_cast<unsigned char *>(secret.data()));
    STEWARD_TRY(replaceFile(path, secret.toHex() + '\n'));
    return secret;
}

Result<Ok> AnchorStore::add(const Anchor &anchor)
{
    if (sodium_init() < 0)
        return Error{ErrorKind::Internal, QStringLiteral("anchor.sodium"), QStringLiteral("libsodium does not start"), {}, {}};
    const QDir folder(m_folder);
    if (!folder.mkpath(QStringLiteral("anchors")))
        return Error{ErrorKind::PermissionDenied, QStringLiteral("anchor.not-written"),
            QStringLiteral("the folder %1 cannot be made").arg(m_folder),
            QStringLiteral("what was saved is safe; make the folder writable"), {m_folder}};
    QLockFile lock(m_folder + QStringLiteral("/anchor.lock"));
    const bool locked = lock.tryLock(2'000);
    if (!locked && lock.error() != QLockFile::LockFailedError)
        return Error{ErrorKind::OutOfSpace, QStringLiteral("anchor.not-written"),
            QStringLiteral("no lock file can be made in %1").arg(m_folder),
            QStringLiteral("what was saved is safe; check the disk and the folder"), {m_folder}};
    if (!locked)
        return Error{ErrorKind::Unavailable, QStringLiteral("anchor.busy"),
            QStringLiteral("another process holds %1/anchor.lock").arg(m_folder), {}, {m_folder}};
    STEWARD_ASSIGN(const QByteArray secret, secretKey());
    const QString path = fileOf(anchor.workspace);
    AnchorFile file;
    if (QFile::exists(path)) {
        STEWARD_ASSIGN(file, parse(path, publicKey(secret)));
        if (file.list.badSignatures > 0) // kept as they are: they are what verify has to show
            return Error{ErrorKind::Corrupt, QStringLiteral("anchor.signature"),
                QStringLiteral("%1 holds anchors that this user's key did not sign").arg(path),
                QStringLiteral("run verify; move the file away if nobody has an explanation"), {path}};
    }
    file.list.key = publicKey(secret);
    if (!file.list.anchors.isEmpty() && file.list.anchors.last().seq >= anchor.seq)
        return Ok{}; // another process was later, and a file that went back must not hide it
    file.list.anchors.append(anchor);
    file.signatures.append(sign(anchor, secret));
    while (file.list.anchors.size() > kept) {
        file.list.anchors.removeFirst();
        file.signatures.removeFirst();
    }
    return replaceFile(path, print(file, anchor.workspace));
}

Result<AnchorList> AnchorStore::read(const Uuid &workspace) const
{
    const QString path = fileOf(workspace);
    if (!QFile::exists(path))
        return AnchorList();
    QByteArray key(crypto_sign_PUBLICKEYBYTES, '\0'); // signs nothing: without our key no anchor is ours
    const QString keyFile = m_folder + QStringLiteral("/anchor.key");
    if (QFile::exists(keyFile)) {
        STEWARD_ASSIGN(const QByteArray text, readAll(keyFile));
        const QByteArray secret = QByteArray::fromHex(text);
        if (secret.size() == qsizetype(crypto_sign_SECRETKEYBYTES))
            key = publicKey(secret);
    }
    STEWARD_ASSIGN(const AnchorFile file, parse(path, key));
    return file.list;
}

Result<AnchorList> AnchorStore::readFile(const QString &path)
{
    if (!QFile::exists(path))
        return Error{ErrorKind::NotFound, QStringLiteral("anchor.no-file"), QStringLiteral("there is no file %1").arg(path),
            QStringLiteral("check the path"), {path}};
    STEWARD_ASSIGN(const AnchorFile file, parse(path, {}));
    return file.list;
}

Result<QString> AnchorStore::setAside(const Uuid &workspace)
{
    const QString path = fileOf(workspace);
    if (!QFile::exists(path))
        return QString();
    QString name;
    for (int n = 1; name.isEmpty() || QFile::exists(name); ++n)
        name = path + QStringLiteral(".before-restore-%1").arg(n);
    if (!QFile::rename(path, name))
        return Error{ErrorKind::PermissionDenied, QStringLiteral("anchor.not-written"),
            QStringLiteral("%1 cannot be put aside").arg(path), QStringLiteral("make its folder writable"), {path}};
    return name;
}

} // namespace steward
