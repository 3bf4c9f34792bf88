// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/powerlossdisk.h"

#include <QByteArray>
#include <QDir>
#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cstring>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace steward {

namespace {

constexpr qint64 sector = 512;
const QByteArray mark = QByteArrayLiteral("power-loss-");

struct Stored
{
    struct Write
    {
        qint64 offset = 0;
        QByteArray bytes;
        bool isTruncation = false; ///< to `offset`
    };
    QByteArray seen; ///< by programs
    QByteArray onDisk;
    std::vector<Write> between; ///< what leads from the one to the other
    std::vector<std::unique_ptr<char[]>> shared; ///< the log's index; lost with the process
    bool isDark = false;
};

QHash<QByteArray, std::shared_ptr<Stored>> files;
sqlite3_vfs *below = nullptr;

struct OpenFile
{
    sqlite3_file base;
    std::shared_ptr<Stored> *stored;
};

Stored &of(sqlite3_file *file) { return **reinterpret_cast<OpenFile *>(file)->stored; }

void put(QByteArray &target, qint64 offset, QByteArrayView bytes)
{
    if (target.size() < offset + bytes.size())
        target.resize(offset + bytes.size(), '\0');
    std::memcpy(target.data() + offset, bytes.data(), size_t(bytes.size()));
}

int closeFile(sqlite3_file *file)
{
    delete reinterpret_cast<OpenFile *>(file)->stored;
    return SQLITE_OK;
}
int readFile(sqlite3_file *file, void *target, int size, sqlite3_int64 offset)
{
    const QByteArray &seen = of(file).seen;
    const qint64 there = std::clamp<qint64>(seen.size() - offset, 0, size);
    if (there > 0)
        std::memcpy(target, seen.constData() + offset, size_t(there));
    if (there == size)
        return SQLITE_OK;
    std::memset(static_cast<char *>(target) + there, 0, size_t(size - there));
    return SQLITE_IOERR_SHORT_READ;
}
int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    Stored &stored = of(file);
    const QByteArray copy(static_cast<const char *>(bytes), size);
    put(stored.seen, offset, copy);
    if (!stored.isDark)
        stored.between.push_back({offset, copy, false});
    return SQLITE_OK;
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    Stored &stored = of(file);
    stored.seen.resize(size, '\0');
    if (!stored.isDark)
        stored.between.push_back({size, {}, true});
    return SQLITE_OK;
}
int syncFile(sqlite3_file *file, int)
{
    Stored &stored = of(file);
    if (stored.isDark)
        return SQLITE_OK;
    for (const Stored::Write &write : stored.between) {
        if (write.isTruncation)
            stored.onDisk.resize(write.offset, '\0');
        else
            put(stored.onDisk, write.offset, write.bytes);
    }
    stored.between.clear();
    return SQLITE_OK;
}
int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    *size = of(file).seen.size();
    return SQLITE_OK;
}
int lockFile(sqlite3_file *, int) { return SQLITE_OK; }
int isReserved(sqlite3_file *, int *answer)
{
    *answer = 0;
    return SQLITE_OK;
}
int control(sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file *) { return int(sector); }
int characteristics(sqlite3_file *) { return 0; } // promises nothing
int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    auto &shared = of(file).shared;
    while (extend && int(shared.size()) <= region)
        shared.push_back(std::make_unique<char[]>(size_t(size)));
    *memory = region < int(shared.size()) ? shared[size_t(region)].get() : nullptr;
    return SQLITE_OK;
}
int lockShared(sqlite3_file *, int, int, int) { return SQLITE_OK; }
void barrier(sqlite3_file *) {}
int unmapShared(sqlite3_file *file, int)
{
    of(file).shared.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods methods{2, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile, lockFile, lockFile,
    isReserved, control, sectorSize, characteristics, mapShared, lockShared, barrier, unmapShared, nullptr, nullptr};

bool isOurs(const char *name) { return name && QByteArrayView(name).contains(mark); }

/// Absolute and relative names are the same file here.
QByteArray keyOf(const char *name)
{
    const QByteArray path(name);
    return path.mid(path.lastIndexOf('/') + 1);
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    if (!isOurs(name))
        return below->xOpen(below, name, file, flags, outFlags);
    const QByteArray key = keyOf(name);
    if (!files.contains(key)) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        files.insert(key, std::make_shared<Stored>());
    }
    auto *opened = reinterpret_cast<OpenFile *>(file);
    opened->base.pMethods = &methods;
    opened->stored = new std::shared_ptr<Stored>(files.value(key));
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}
int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    if (!isOurs(name))
        return below->xDelete(below, name, syncFolder);
    const auto known = files.constFind(keyOf(name));
    if (known != files.cend() && !(*known)->isDark) // without power it stays
        files.erase(known);
    return SQLITE_OK;
}
int access(sqlite3_vfs *, const char *name, int flags, int *answer)
{
    if (!isOurs(name))
        return below->xAccess(below, name, flags, answer);
    *answer = files.contains(keyOf(name));
    return SQLITE_OK;
}
int fullName(sqlite3_vfs *, const char *name, int size, char *out)
{
    return below->xFullPathname(below, name, size, out);
}

sqlite3_vfs makeVfs()
{
    sqlite3_vfs vfs = *below;
    vfs.szOsFile = std::max<int>(below->szOsFile, int(sizeof(OpenFile)));
    vfs.pNext = nullptr;
    vfs.zName = "power-loss";
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = access;
    vfs.xFullPathname = fullName;
    return vfs;
}

sqlite3_vfs &vfs()
{
    static sqlite3_vfs one = makeVfs();
    return one;
}

QList<QByteArray> namesBeside(const QString &name)
{
    const QByteArray key = keyOf(name.toUtf8().constData());
    QList<QByteArray> found;
    for (const char *ending : {"", "-wal", "-journal"}) {
        if (files.contains(key + ending))
            found.append(key + ending);
    }
    return found;
}

} // namespace

PowerLossDisk::PowerLossDisk()
{
    if (!below)
        below = sqlite3_vfs_find(nullptr);
    sqlite3_vfs_register(&vfs(), 1);
}

PowerLossDisk::~PowerLossDisk()
{
    sqlite3_vfs_unregister(&vfs());
    sqlite3_vfs_register(below, 1);
    files.clear();
}

QString PowerLossDisk::newName() { return QDir::temp().filePath(QString::fromLatin1(mark) + QString::number(++m_names)); }

void PowerLossDisk::cutPower(const QString &name)
{
    for (const QByteArray &key : namesBeside(name))
        files[key]->isDark = true;
}

void PowerLossDisk::restorePower(const QString &name, SeededRandom &random)
{
    for (const QByteArray &key : namesBeside(name)) {
        Stored &stored = *files[key];
        for (const Stored::Write &write : stored.between) {
            if (write.isTruncation) {
                if (random.below(2) == 0)
                    stored.onDisk.resize(write.offset, '\0');
                continue;
            }
            for (qint64 at = 0; at < write.bytes.size();) {
                const qint64 end = std::min<qint64>(write.bytes.size(), (write.offset + at) / sector * sector + sector - write.offset);
                if (random.below(2) == 0)
                    put(stored.onDisk, write.offset + at, QByteArrayView(write.bytes).sliced(at, end - at));
                at = end;
            }
        }
        stored.between.clear();
        stored.seen = stored.onDisk;
        stored.shared.clear();
        stored.isDark = false;
    }
}

void PowerLossDisk::remove(const QString &name)
{
    for (const QByteArray &key : namesBeside(name))
        files.remove(key);
}

} // namespace steward
