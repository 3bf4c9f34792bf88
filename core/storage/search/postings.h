// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace steward {

/// Unsigned LEB128: seven bits a byte, the highest bit says that more follow.
inline void appendVarint(QByteArray &out, quint64 value)
{
    while (value >= 0x80) {
        out.append(char(value | 0x80));
        value >>= 7;
    }
    out.append(char(value));
}
/// Reads one and moves `at`. A number that runs over `end` gives 0 and puts `at` to `end`.
inline quint64 readVarint(const uchar *&at, const uchar *end)
{
    quint64 value = 0;
    for (int shift = 0; at < end && shift < 64; shift += 7) {
        const uchar byte = *at++;
        value |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    at = end;
    return 0;
}

/// Where a token stands in the texts of one owner: pairs of (slot of the text, position in it), ascending.
struct Occurrence
{
    quint32 slot = 0;
    quint32 position = 0;

    auto operator<=>(const Occurrence &) const = default;
};
using Occurrences = std::vector<Occurrence>;

/// One row of the index: a run of owners that have a token, in rising order, with the token's places in each.
///
///     varint  owners n
///     varint  bytes of the owner deltas
///     n - 1 × varint   owner minus the one before; the first owner is the row's key
///     n × places, one or more groups per owner, a group per text:
///         byte    bit 0: another group follows; bits 1-2: slot, 3 = varint slot - 3 follows;
///                 bits 3-7: positions - 1, 31 = varint positions - 32 follows
///         varint  each position minus the one before
///
/// Owners stand together in front, so that a set of matches is read without touching a place. Example: token in
/// ticket 70 (title, word 2) and ticket 73 (description, words 5 and 9), key 70:  02 01 | 03 | 00 02 | 0a 05 04.
class PostingBlock
{
public:
    /// `data` must outlive the block.
    PostingBlock(Rid first, QByteArrayView data);

    bool ok() const { return m_ok; } ///< false: damaged
    /// Its owners behind the first, and their places, as they stand in the data.
    QByteArrayView deltas() const { return {m_deltas, m_places}; }
    QByteArrayView places() const { return {m_places, m_end}; }
    int size() const { return m_count; }
    Rid first() const { return m_first; }
    Rid last() const; ///< reads the deltas

    /// Calls visit(owner) for each, rising.
    template<class Visit>
    void owners(Visit visit) const
    {
        Rid owner = m_first;
        const uchar *at = m_deltas;
        visit(owner);
        for (int i = 1; i < m_count; ++i) {
            owner += Rid(readVarint(at, m_places));
            visit(owner);
        }
    }
    /// Calls visit(owner, occurrences) for each owner that wanted(owner) accepts. The list is reused.
    template<class Wanted, class Visit>
    void occurrences(Wanted wanted, Visit visit) const
    {
        Rid owner = m_first;
        const uchar *delta = m_deltas;
        const uchar *at = m_places;
        Occurrences list;
        for (int i = 0; i < m_count; ++i) {
            if (i > 0)
                owner += Rid(readVarint(delta, m_places));
            list.clear();
            at = readPlaces(at, wanted(owner) ? &list : nullptr);
            if (!list.empty())
                visit(owner, list);
        }
    }

private:
    const uchar *readPlaces(const uchar *at, Occurrences *out) const;

    Rid m_first;
    int m_count = 0;
    const uchar *m_deltas = nullptr;
    const uchar *m_places = nullptr;
    const uchar *m_end = nullptr;
    bool m_ok = false;
};

/// Builds the blocks of one token after another. Owners must come in rising order, then slots, then positions.
class PostingWriter
{
public:
    /// Called with the key and the data of each full block; the data is valid during the call.
    using Emit = std::function<void(Rid first, QByteArrayView data)>;
    static constexpr int blockBytes = 1500; ///< five fit a page of 8 KiB, and none spills over it

    explicit PostingWriter(Emit emit) : m_emit(std::move(emit)) {}

    void add(Rid owner, quint32 slot, quint32 position)
    {
        if (!m_open || owner != m_owner)
            openOwner(owner, slot);
        else if (slot != m_slot)
            openGroup(slot);
        put(m_group, position - m_position);
        m_position = position;
        ++m_positions;
    }
    void add(Rid owner, const Occurrences &occurrences)
    {
        for (const Occurrence &occurrence : occurrences)
            add(owner, occurrence.slot, occurrence.position);
    }
    /// All of a block whose owners come behind those before, without taking it apart.
    void add(const PostingBlock &block);
    /// Ends the token: what is left becomes a block.
    void finish();

private:
    // Bytes are collected in std::string: its push_back is inline, and a token is a handful of bytes.
    static void put(std::string &out, quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            out.push_back(char(value | 0x80));
        out.push_back(char(value));
    }
    void openOwner(Rid owner, quint32 slot);
    void openGroup(quint32 slot);
    void closeGroup(bool more);

    Emit m_emit;
    Rid m_first = 0;
    Rid m_owner = 0;
    int m_count = 0;
    std::string m_deltas;
    std::string m_places;
    std::string m_group; ///< positions of the open group
    std::string m_block;
    bool m_open = false; ///< an owner is being written
    quint32 m_slot = 0;
    quint32 m_position = 0;
    quint32 m_positions = 0;
};

} // namespace steward
