// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/fold.h"

#include <QSet>

#include <vector>

namespace steward {

/// Who has written one unit of one record since, when writes that an undo has taken back do not count: after do A,
/// do B, undo B nobody has written since A. Values cannot tell, for a later write may bring the same one again.
///
/// The writes that stand lie on one another. An undo of the uppermost takes it off and remembers it there, so that the
/// undo can be undone as well; a new write lies on top of all that. A write that changed nothing that shows, because a
/// concurrent one won or had brought the same, is not among them; one whose author had seen everything and kept what
/// showed (a conflict was settled so) is. Thread: any; keeps nothing of what it is given.
class UnitTrail
{
public:
    /// `history`: the accepted operations of the record in the usual order.
    UnitTrail(const RecordType &type, const QString &unit, const QList<LoggedOperation> &history);

    enum class Standing {
        Uppermost, ///< nobody has written the unit since the batch
        Covered, ///< somebody has
        Hidden, ///< the batch's write changed nothing that shows, and nobody has written the unit since
        HiddenAndCovered, ///< as Hidden, and somebody has
    };
    struct Way
    {
        Standing standing = Standing::Covered;
        std::optional<QByteArray> shown; ///< Uppermost: what the unit has shown since the batch
        std::optional<QByteArray> value; ///< Uppermost: what undoing the batch gives back
    };
    Way wayBack(const Uuid &batch) const;

private:
    struct Taken;
    struct Layer
    {
        int id = 0; ///< kept while an undo has it off
        QList<Uuid> batches; ///< the one that wrote it, and those that wrote it again
        std::optional<QByteArray> before; ///< what showed when it was written
        std::optional<QByteArray> after; ///< what showed then; that of a concurrent write where that one wins
        std::vector<Taken> taken; ///< layers that undos took off from right above this one
    };

    void write(const Uuid &batch, const std::optional<QByteArray> &after);
    bool takeBack(const Uuid &undone, const Uuid &batch);

    std::vector<Layer> m_layers; ///< the lowest stands for what was there at first
    std::optional<QByteArray> m_shown;
    QHash<Uuid, int> m_hidden; ///< batches whose write did not show: the layer that lay on top then
    int m_lastId = 0;
    QSet<Uuid> m_undos; ///< batches whose write of the unit took another one off
};

struct UnitTrail::Taken
{
    Uuid by; ///< the undo
    Layer layer;
};

/// True when `history[at]` was written by somebody who had not seen all before it.
bool isStale(const QList<LoggedOperation> &history, qsizetype at);

} // namespace steward
