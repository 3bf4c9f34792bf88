// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/postings.h"

namespace steward {

namespace {

constexpr uchar moreGroups = 1;
constexpr quint32 farSlot = 3;
constexpr quint32 manyPositions = 31;

} // namespace

PostingBlock::PostingBlock(Rid first, QByteArrayView data) : m_first(first)
{
    const uchar *at = reinterpret_cast<const uchar *>(data.data());
    m_end = at + data.size();
    const quint64 count = readVarint(at, m_end);
    const quint64 deltaBytes = readVarint(at, m_end);
    m_deltas = at;
    m_ok = count > 0 && count <= quint64(data.size()) && deltaBytes <= quint64(m_end - at);
    m_count = m_ok ? int(count) : 0;
    m_places = m_ok ? at + deltaBytes : m_end;
}

Rid PostingBlock::last() const
{
    Rid owner = m_first;
    const uchar *at = m_deltas;
    for (int i = 1; i < m_count; ++i)
        owner += Rid(readVarint(at, m_places));
    return owner;
}

const uchar *PostingBlock::readPlaces(const uchar *at, Occurrences *out) const
{
    bool more = true;
    while (more && at < m_end) {
        const uchar head = *at++;
        more = head & moreGroups;
        quint32 slot = head >> 1 & 3;
        if (slot == farSlot)
            slot += quint32(readVarint(at, m_end));
        quint32 positions = head >> 3;
        if (positions == manyPositions)
            positions += quint32(readVarint(at, m_end));
        quint32 position = 0;
        for (quint32 i = 0; i <= positions && at < m_end; ++i) {
            position += quint32(readVarint(at, m_end));
            if (out)
                out->push_back({slot, position});
        }
    }
    return at;
}

void PostingWriter::closeGroup(bool more)
{
    const quint32 slot = std::min(m_slot, farSlot);
    const quint32 positions = std::min(m_positions - 1, manyPositions);
    m_places.push_back(char(positions << 3 | slot << 1 | (more ? moreGroups : 0)));
    if (slot == farSlot)
        put(m_places, m_slot - farSlot);
    if (positions == manyPositions)
        put(m_places, m_positions - 1 - manyPositions);
    m_places += m_group;
    m_group.clear();
    m_positions = 0;
}

void PostingWriter::openGroup(quint32 slot)
{
    closeGroup(true);
    m_slot = slot;
    m_position = 0;
}

void PostingWriter::openOwner(Rid owner, quint32 slot)
{
    if (m_open)
        closeGroup(false);
    if (m_deltas.size() + m_places.size() >= size_t(blockBytes))
        finish();
    if (m_count++ == 0)
        m_first = owner;
    else
        put(m_deltas, quint64(owner - m_owner));
    m_owner = owner;
    m_open = true;
    m_slot = slot;
    m_position = 0;
}

void PostingWriter::add(const PostingBlock &block)
{
    if (m_open)
        closeGroup(false);
    m_open = false;
    const auto bytes = size_t(block.deltas().size() + block.places().size());
    if (m_deltas.size() + m_places.size() + bytes > size_t(blockBytes))
        finish();
    if (m_count == 0)
        m_first = block.first();
    else
        put(m_deltas, quint64(block.first() - m_owner));
    m_deltas.append(block.deltas().data(), size_t(block.deltas().size()));
    m_places.append(block.places().data(), size_t(block.places().size()));
    m_count += block.size();
    m_owner = block.last();
}

void PostingWriter::finish()
{
    if (m_positions > 0)
        closeGroup(false);
    m_open = false;
    if (m_count == 0)
        return;
    m_block.clear();
    put(m_block, quint64(m_count));
    put(m_block, quint64(m_deltas.size()));
    m_block += m_deltas;
    m_block += m_places;
    m_emit(m_first, QByteArrayView(m_block.data(), qsizetype(m_block.size())));
    m_count = 0;
    m_deltas.clear();
    m_places.clear();
}

} // namespace steward
