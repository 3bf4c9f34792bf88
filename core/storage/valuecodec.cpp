// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Why one row per operation. The format speaks of one erasable value per unit, (replica, rseq, unit, salt, old, new),
// and that is still what is hashed: each unit has its own salt and commitment. But a new ticket has some twenty units,
// and each row of its own would repeat the key, 16 bytes of salt and the name of the unit around a value that is often
// shorter, in an index as well. Packed, all values of an operation take 280 bytes on the average (generated desk),
// names and ids included, and are one insertion. What follows:
//
// - Erasing a unit rewrites the row: unpack, put the commitment in place of the unit's salt and values, pack again.
//   The seed has to go with it, for it would give the salt back and short values could then be guessed; the other
//   units of the operation keep their salts, written out. Header, hash and chain do not change.
// - Permissions hide units, not rows. So on a hub values stand as the rows of the format (valuerows.h), which the
//   PL/pgSQL there can read, withhold and erase; both forms give the same canonical bytes.
// - Every byte is checked before it is used: the first four bytes tell damage from a value.

#include "core/storage/valuecodec.h"

#include "core/oplog/canonical.h"
#include "core/storage/resource.h"

#include <cstring>
#include <zstd.h>

namespace steward {

namespace {

constexpr qsizetype checkSize = 4;
constexpr qsizetype headSize = checkSize + 1;
constexpr char plainKind = 0;
constexpr char zstdKind = 1;
constexpr qsizetype smallest = 48; ///< bodies below do not get smaller
constexpr qsizetype largest = 1 << 30;
constexpr int level = 1; // higher ones save 2 % and cost twice the time
constexpr char magic[4] = {'\x28', '\xb5', '\x2f', '\xfd'}; ///< RFC 8878, 3.1.1

enum Flag : char { HasOld = 1, HasNew = 2, Erased = 4 };

Error damaged()
{
    return {ErrorKind::Corrupt, QStringLiteral("value.damaged"),
        QStringLiteral("the stored values of an operation are damaged"), QStringLiteral("run verify"), {}};
}

/// Trained once on the frames of our records and ordinary desk phrases in three languages, then frozen: kind 1 means
/// this very file, for ever.
struct Dictionary
{
    Dictionary()
    {
        const QByteArray bytes = storageResource(QStringLiteral("storage/values-1.zdict"));
        forWriting = ZSTD_createCDict(bytes.constData(), size_t(bytes.size()), level);
        forReading = ZSTD_createDDict(bytes.constData(), size_t(bytes.size()));
    }
    ZSTD_CDict *forWriting = nullptr;
    ZSTD_DDict *forReading = nullptr;
};

const Dictionary &dictionary()
{
    static const Dictionary one; // shared by all threads, never freed
    return one;
}

void writeVarint(QByteArray &out, qsizetype number)
{
    auto rest = quint64(number);
    while (rest > 0x7f) {
        out.append(static_cast<char>((rest & 0x7f) | 0x80));
        rest >>= 7;
    }
    out.append(static_cast<char>(rest));
}

void writeText(QByteArray &out, QByteArrayView bytes)
{
    writeVarint(out, bytes.size());
    out.append(bytes);
}

/// The next framed id from `from` on; -1 when there is none.
qsizetype findId(const QByteArray &bytes, qsizetype from, Uuid &id)
{
    constexpr qsizetype frame = 3 + 36 + 1;
    while (true) {
        const qsizetype at = bytes.indexOf("36:", from);
        if (at < 0 || at + frame > bytes.size())
            return -1;
        if (bytes[at + frame - 1] == ',') {
            id = Uuid::fromCanonicalText(QByteArrayView(bytes).sliced(at + 3, 36));
            if (!id.isNull())
                return at;
        }
        from = at + 1;
    }
}

void writeValue(QByteArray &out, const QByteArray &bytes)
{
    Uuid id;
    qsizetype count = 0;
    for (qsizetype at = 0; (at = findId(bytes, at, id)) >= 0; at += 40)
        ++count;
    writeVarint(out, count);
    qsizetype from = 0;
    for (; count > 0; --count) {
        const qsizetype at = findId(bytes, from, id);
        writeText(out, QByteArrayView(bytes).sliced(from, at - from));
        out.append(reinterpret_cast<const char *>(id.bytes.data()), 16);
        from = at + 40;
    }
    writeText(out, QByteArrayView(bytes).sliced(from));
}

/// Takes a body apart; after the first thing that does not fit, everything is empty and ok() is false.
class BodyReader
{
public:
    explicit BodyReader(QByteArrayView body) : m_at(body.begin()), m_end(body.end()) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_end; }

    qsizetype varint()
    {
        quint64 number = 0;
        for (int shift = 0; shift < 35 && m_at != m_end; shift += 7) {
            const auto byte = static_cast<quint8>(*m_at++);
            number |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return qsizetype(number);
        }
        return fail();
    }
    QByteArrayView bytes(qsizetype size)
    {
        if (size < 0 || size > m_end - m_at) {
            fail();
            return {};
        }
        const QByteArrayView taken(m_at, size);
        m_at += size;
        return taken;
    }
    QByteArrayView text() { return bytes(varint()); }
    char byte()
    {
        const QByteArrayView one = bytes(1);
        return one.isEmpty() ? '\0' : one.front();
    }
    QByteArray value()
    {
        QByteArray out;
        for (qsizetype count = varint(); count > 0 && m_ok; --count) {
            out.append(text());
            const Uuid id = Uuid::fromBytes(bytes(16));
            char letters[36];
            id.writeText(letters);
            out.append("36:").append(letters, 36).append(',');
        }
        const QByteArrayView rest = text();
        if (out.isNull()) // an empty value is not an absent one
            return rest.isEmpty() ? QByteArray("") : rest.toByteArray();
        return out.append(rest);
    }

private:
    qsizetype fail()
    {
        m_ok = false;
        m_at = m_end;
        return 0;
    }

    const char *m_at;
    const char *m_end;
    bool m_ok = true;
};

QByteArray checkOf(QByteArrayView seed, QByteArrayView rest)
{
    return view(Sha256().add(seed).add(rest).finish()).first(checkSize).toByteArray();
}

void writeUnit(QByteArray &out, const UnitChange &change, bool ownSalt)
{
    writeText(out, change.unit.toUtf8());
    if (change.erased) {
        out.append(static_cast<char>(Erased));
        out.append(view(change.commitment));
        return;
    }
    out.append(static_cast<char>((change.oldValue ? HasOld : 0) | (change.newValue ? HasNew : 0)));
    if (ownSalt)
        writeText(out, change.salt);
    if (change.oldValue)
        writeValue(out, *change.oldValue);
    if (change.newValue)
        writeValue(out, *change.newValue);
}

} // namespace

struct ValueCodec::Zstd
{
    Zstd() : writer(ZSTD_createCCtx()), reader(ZSTD_createDCtx())
    {
        ZSTD_CCtx_refCDict(writer, dictionary().forWriting);
        ZSTD_CCtx_setParameter(writer, ZSTD_c_dictIDFlag, 0);
    }
    ~Zstd()
    {
        ZSTD_freeCCtx(writer);
        ZSTD_freeDCtx(reader);
    }
    ZSTD_CCtx *writer;
    ZSTD_DCtx *reader;
};

ValueCodec::ValueCodec() : m_zstd(std::make_unique<Zstd>()) {}
ValueCodec::~ValueCodec() = default;

QByteArray ValueCodec::pack(const Operation &op)
{
    m_body.resize(0);
    for (const UnitChange &change : op.units)
        writeUnit(m_body, change, op.seed.isEmpty());

    QByteArray content(headSize, plainKind);
    if (m_body.size() >= smallest) {
        const size_t bound = ZSTD_compressBound(size_t(m_body.size()));
        if (m_frame.size() < qsizetype(bound))
            m_frame.resize(qsizetype(bound));
        const size_t size = ZSTD_compress2(
            m_zstd->writer, m_frame.data(), bound, m_body.constData(), size_t(m_body.size()));
        if (!ZSTD_isError(size) && qsizetype(size) - 4 < m_body.size()) {
            content[checkSize] = zstdKind;
            content.append(QByteArrayView(m_frame).sliced(4, qsizetype(size) - 4));
        }
    }
    if (content[checkSize] == plainKind)
        content.append(m_body);
    content.replace(0, checkSize, checkOf(op.seed, QByteArrayView(content).sliced(checkSize)));
    return content;
}

QByteArrayView ValueCodec::decompress(QByteArrayView frame)
{
    m_frame.resize(0);
    m_frame.append(magic, 4).append(frame);
    const unsigned long long size = ZSTD_getFrameContentSize(m_frame.constData(), size_t(m_frame.size()));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > quint64(largest))
        return {};
    if (m_body.size() < qsizetype(size))
        m_body.resize(qsizetype(size));
    const size_t done = ZSTD_decompress_usingDDict(m_zstd->reader, m_body.data(), size_t(size), m_frame.constData(),
        size_t(m_frame.size()), dictionary().forReading);
    if (ZSTD_isError(done) || done != size)
        return {};
    return QByteArrayView(m_body).first(qsizetype(size));
}

Result<Ok> ValueCodec::unpack(QByteArrayView seed, QByteArrayView content, Operation &op)
{
    op.seed = seed.toByteArray();
    op.units.clear();
    if (content.size() <= headSize || checkOf(seed, content.sliced(checkSize)) != content.first(checkSize))
        return damaged();
    QByteArrayView body = content.sliced(headSize);
    if (content[checkSize] == zstdKind)
        body = decompress(body);
    else if (content[checkSize] != plainKind)
        return damaged();
    BodyReader reader(body);
    if (reader.atEnd())
        return damaged();
    while (!reader.atEnd()) {
        UnitChange change;
        change.unit = QString::fromUtf8(reader.text());
        const char flags = reader.byte();
        change.erased = (flags & Erased) != 0;
        if (change.erased)
            change.commitment = digestFromBytes(reader.bytes(32));
        else if (seed.isEmpty())
            change.salt = reader.text().toByteArray();
        if (flags & HasOld)
            change.oldValue = reader.value();
        if (flags & HasNew)
            change.newValue = reader.value();
        op.units.append(std::move(change));
    }
    return reader.ok() ? Result<Ok>(Ok{}) : damaged();
}

void ValueCodec::complete(Operation &op)
{
    for (UnitChange &change : op.units) {
        if (change.erased)
            continue;
        if (change.salt.isEmpty())
            change.salt = saltOf(op.seed, change.unit);
        change.commitment = commitmentOf(change);
    }
}

} // namespace steward
