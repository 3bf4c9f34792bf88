// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace steward {

/// Mistakes that tests plant, one at a time, to show that they would notice them. Each is a place in the code that asks
/// isPlanted(); a release has none of them. Those of the hub's SQL and those that a lint finds are in
/// tests/simulate/tst_planted.cpp, beside these.
enum class Flaw {
    None,
    ContextAtSave, ///< what was seen is read when somebody saves, not when they loaded
    NoEpochCap, ///< contexts of a lost epoch count in full
    NoClamp, ///< stamps from the future are believed
    ClampWithoutFloors, ///< stamps are cut back below what their author had seen
    CursorBeforePage, ///< the cursor is saved first, then its page
    GapsAccepted, ///< a page need not continue where the last one ended
    AckBeforeHub, ///< the outbox is emptied before the hub has answered
    SaltReused, ///< all operations have the same salts
    CloneUndetected, ///< a copied file goes on as the same replica
    RseqReused, ///< a restored file counts on from where it was
    AliasDropped, ///< the number given offline is forgotten when the hub gives its own
    BlockedByRefusal, ///< nothing is sent while something refused waits
    LeftRecordsStay, ///< records that went out of sight stay readable
    PendingForgotten, ///< a pulled record shows the hub's state without what waits here
    RefusedStillCounts, ///< what the hub refused goes on being shown as done
    GroupTorn, ///< pages are cut inside of groups
    SyncedLater, ///< a commit does not wait for the disk (synchronous=NORMAL)
    FloatInHeader, ///< a number goes through a floating point one before it is hashed
    LateValueKept, ///< an erased value that somebody hands in late is stored
};

inline Flaw plantedFlaw = Flaw::None; ///< set by a test program, before any thread of its own
#ifdef QT_FORCE_ASSERTS
inline bool isPlanted(Flaw flaw) { return plantedFlaw == flaw; }
#else
constexpr bool isPlanted(Flaw) { return false; }
#endif

} // namespace steward
