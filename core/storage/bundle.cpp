// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/bundle.h"

#include "core/base/hash.h"
#include "core/schema/frame.h"

#include <QCborArray>
#include <QCborValue>
#include <QtEndian>

#include <sodium.h>

namespace steward {

namespace {

const QByteArray magic = QByteArrayLiteral("StewardBundle");
constexpr char format = 1;
constexpr qsizetype keySize = 32 + crypto_box_SEALBYTES;
constexpr qsizetype streamSize = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype chunkSize = 64 * 1024;
constexpr qsizetype chunkMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype signatureSize = crypto_sign_BYTES;

const unsigned char *bytesOf(QByteArrayView view) { return reinterpret_cast<const unsigned char *>(view.data()); }
unsigned char *bytesOf(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }

Error changed()
{
    return {ErrorKind::Corrupt, QStringLiteral("bundle.changed"),
        QStringLiteral("the bundle was changed or cut on its way"), QStringLiteral("nothing of it was used; carry it once more"), {}};
}

Error badKey()
{
    return {ErrorKind::InvalidArgument, QStringLiteral("bundle.key"), QStringLiteral("this is no key for bundles"), {}, {}};
}

template<class Number>
void appendNumber(QByteArray &out, Number number)
{
    char bytes[sizeof(Number)];
    qToBigEndian(number, bytes);
    out.append(bytes, sizeof(Number));
}

/// Takes bytes from the front; empty and not ok() when there are too few.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_rest(bytes) {}
    QByteArrayView take(qsizetype size)
    {
        if (size < 0 || size > m_rest.size()) {
            m_ok = false;
            m_rest = {};
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }
    template<class Number>
    Number number()
    {
        const QByteArrayView taken = take(sizeof(Number));
        return m_ok ? qFromBigEndian<Number>(taken.data()) : Number(0);
    }
    bool ok() const { return m_ok; }
    qsizetype left() const { return m_rest.size(); }

private:
    QByteArrayView m_rest;
    bool m_ok = true;
};

struct Outside
{
    BundleHead head;
    QByteArrayView all; ///< everything before the chunks
    QByteArrayView key;
    QByteArrayView stream;
    QByteArrayView chunks;
};

std::optional<BundleHead> headOf(QByteArrayView bytes)
{
    QCborParserError failed;
    const QCborValue value = QCborValue::fromCbor(bytes.toByteArray(), &failed);
    const QCborArray parts = value.toArray();
    if (failed.error != QCborError::NoError || parts.size() != 6)
        return std::nullopt;
    BundleHead head;
    const qint64 kind = parts[0].toInteger();
    head.kind = BundleHead::Kind(kind);
    head.workspace = Uuid::fromBytes(parts[1].toByteArray());
    head.replica = Uuid::fromBytes(parts[2].toByteArray());
    head.made = {parts[3].toInteger()};
    head.from = parts[4].toByteArray();
    head.to = parts[5].toByteArray();
    if ((kind != 1 && kind != 2) || head.workspace.isNull() || head.replica.isNull() || head.from.size() != 32 || head.to.size() != 32)
        return std::nullopt;
    return head;
}

QByteArray bytesOf(const BundleHead &head)
{
    return QCborValue(QCborArray{int(head.kind), head.workspace.toBytes(), head.replica.toBytes(), head.made.ms, head.from, head.to})
        .toCbor();
}

Result<Outside> readOutside(QByteArrayView bundle)
{
    Reader reader(bundle);
    if (reader.take(magic.size()) != magic)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("bundle.none"),
            QStringLiteral("this file is no bundle"), QStringLiteral("choose a file that sync export has written"), {}};
    const QByteArrayView kind = reader.take(1);
    if (!reader.ok())
        return changed();
    if (kind[0] != format)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("bundle.newer"),
            QStringLiteral("another version of Steward has written this bundle, or it was changed on its way"),
            QStringLiteral("update Steward on this machine, or carry it once more"), {}};
    Outside out;
    const std::optional<BundleHead> head = headOf(reader.take(reader.number<quint16>()));
    out.key = reader.take(keySize);
    out.stream = reader.take(streamSize);
    if (!reader.ok() || !head)
        return changed();
    out.head = *head;
    out.all = bundle.first(bundle.size() - reader.left());
    out.chunks = bundle.sliced(out.all.size());
    return out;
}

QByteArray signedPart(QByteArrayView outside, QByteArrayView content)
{
    return QByteArrayLiteral("steward bundle 1") + view(Sha256().add(outside).finish()).toByteArray()
        + view(Sha256().add(content).finish()).toByteArray();
}

QByteArray workPart(const Uuid &workspace, const Uuid &replica, qint64 rseq, QByteArrayView hash)
{
    QByteArray part;
    appendFrame(part, QByteArrayLiteral("steward work 1"));
    appendFrame(part, workspace.toString().toUtf8());
    appendFrame(part, replica.toString().toUtf8());
    appendFrame(part, QByteArray::number(rseq));
    appendFrame(part, hash);
    return part;
}

QByteArray signature(const BundleKeys &keys, const QByteArray &text)
{
    QByteArray made(signatureSize, Qt::Uninitialized);
    crypto_sign_detached(bytesOf(made), nullptr, bytesOf(QByteArrayView(text)), size_t(text.size()), bytesOf(QByteArrayView(keys.secret)));
    return made;
}

bool isSigned(QByteArrayView made, const QByteArray &text, QByteArrayView key)
{
    return made.size() == signatureSize && key.size() == 32
        && crypto_sign_verify_detached(bytesOf(made), bytesOf(QByteArrayView(text)), size_t(text.size()), bytesOf(key)) == 0;
}

} // namespace

BundleKeys makeBundleKeys(RandomSource &random)
{
    BundleKeys keys{QByteArray(32, '\0'), QByteArray(64, '\0')};
    const QByteArray seed = random.bytes(crypto_sign_SEEDBYTES);
    crypto_sign_seed_keypair(bytesOf(keys.open), bytesOf(keys.secret), bytesOf(QByteArrayView(seed)));
    return keys;
}

Result<QByteArray> sealBundle(const BundleHead &head, QByteArrayView content, const BundleKeys &from, RandomSource &random)
{
    if (content.size() > largestBundle)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("bundle.too-large"),
            QStringLiteral("the bundle would be larger than %1 MB").arg(largestBundle >> 20),
            QStringLiteral("leave the attached files out"), {QString::number(largestBundle >> 20)}};
    QByteArray box(32, '\0');
    if (head.to.size() != 32 || from.secret.size() != 64
        || crypto_sign_ed25519_pk_to_curve25519(bytesOf(box), bytesOf(QByteArrayView(head.to))) != 0)
        return badKey();
    const QByteArray key = random.bytes(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    QByteArray sealedKey(keySize, '\0');
    if (crypto_box_seal(bytesOf(sealedKey), bytesOf(QByteArrayView(key)), size_t(key.size()), bytesOf(QByteArrayView(box))) != 0)
        return badKey();
    crypto_secretstream_xchacha20poly1305_state stream;
    QByteArray streamHead(streamSize, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&stream, bytesOf(streamHead), bytesOf(QByteArrayView(key)));

    QByteArray bundle = magic;
    bundle.append(format);
    const QByteArray outside = bytesOf(head);
    appendNumber(bundle, quint16(outside.size()));
    bundle.append(outside).append(sealedKey).append(streamHead);
    const QByteArray before = bundle;
    const QByteArray plain = content.toByteArray() + signature(from, signedPart(before, content));
    QByteArray cipher;
    for (qsizetype at = 0; at < plain.size();) {
        const qsizetype size = std::min(chunkSize, plain.size() - at);
        cipher.resize(size + chunkMore);
        const bool last = at + size == plain.size();
        const QByteArray more = at == 0 ? before : QByteArray();
        crypto_secretstream_xchacha20poly1305_push(&stream, bytesOf(cipher), nullptr, bytesOf(QByteArrayView(plain).sliced(at)),
            quint64(size), more.isEmpty() ? nullptr : bytesOf(QByteArrayView(more)), quint64(more.size()),
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        appendNumber(bundle, quint32(cipher.size()));
        bundle.append(cipher);
        at += size;
    }
    return bundle;
}

Result<BundleHead> readBundleHead(QByteArrayView bundle)
{
    STEWARD_ASSIGN(const Outside outside, readOutside(bundle));
    return outside.head;
}

Result<QByteArray> openBundle(QByteArrayView bundle, const BundleKeys &mine, QByteArrayView from)
{
    STEWARD_ASSIGN(const Outside outside, readOutside(bundle));
    if (outside.head.to != mine.open)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("bundle.other-reader"),
            QStringLiteral("this bundle is for somebody else"), QStringLiteral("take it to the desk that it was made for"), {}};
    if (outside.head.from != from)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("bundle.other-writer"),
            QStringLiteral("this bundle was not written by whom it names"), QStringLiteral("nothing of it was used"), {}};
    QByteArray box(32, '\0'), boxSecret(32, '\0');
    if (crypto_sign_ed25519_pk_to_curve25519(bytesOf(box), bytesOf(QByteArrayView(mine.open))) != 0
        || crypto_sign_ed25519_sk_to_curve25519(bytesOf(boxSecret), bytesOf(QByteArrayView(mine.secret))) != 0)
        return badKey();
    QByteArray key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    if (crypto_box_seal_open(bytesOf(key), bytesOf(outside.key), size_t(outside.key.size()), bytesOf(QByteArrayView(box)),
            bytesOf(QByteArrayView(boxSecret))) != 0)
        return changed();
    crypto_secretstream_xchacha20poly1305_state stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, bytesOf(outside.stream), bytesOf(QByteArrayView(key))) != 0)
        return changed();
    QByteArray plain, part;
    Reader chunks(outside.chunks);
    bool ended = false;
    for (bool first = true; !ended; first = false) {
        const qsizetype size = chunks.number<quint32>();
        const QByteArrayView cipher = chunks.take(size);
        if (!chunks.ok() || size < chunkMore || size > chunkSize + chunkMore)
            return changed();
        part.resize(size - chunkMore);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream, bytesOf(part), nullptr, &tag, bytesOf(cipher), quint64(size),
                first ? bytesOf(outside.all) : nullptr, first ? quint64(outside.all.size()) : 0) != 0)
            return changed();
        plain.append(part);
        ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    }
    if (chunks.left() > 0 || plain.size() < signatureSize)
        return changed();
    const QByteArrayView content = QByteArrayView(plain).chopped(signatureSize);
    if (!isSigned(QByteArrayView(plain).last(signatureSize), signedPart(outside.all, content), from))
        return changed();
    plain.chop(signatureSize);
    return plain;
}

QByteArray signWork(const BundleKeys &keys, const Uuid &workspace, const Uuid &replica, qint64 rseq, QByteArrayView hash)
{
    return signature(keys, workPart(workspace, replica, rseq, hash));
}

bool isWorkSigned(
    QByteArrayView made, QByteArrayView key, const Uuid &workspace, const Uuid &replica, qint64 rseq, QByteArrayView hash)
{
    return isSigned(made, workPart(workspace, replica, rseq, hash), key);
}

} // namespace steward
