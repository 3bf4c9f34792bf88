// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/importreport.h"
#include "core/transfer/importtarget.h"
#include "core/transfer/mapping.h"

#include <QIODevice>

namespace steward {

enum class ImportFormat { Auto, Csv, Json };

struct ImportOptions
{
    ImportFormat format = ImportFormat::Auto; ///< by the first character: [ or { is JSON
    std::optional<TextEncoding> encoding = {}; ///< instead of the mapping's
    bool dryRun = false; ///< plans everything, writes nothing
    bool again = false; ///< import a file anew that came in before
    int chunk = 2000; ///< operations in one transaction
};

/// Brings a file in: rows → values (RowMapper) → edits (StatePlanner, HistoryPlanner) → the target, chunk by chunk.
///
/// - The whole import is one batch, whose id follows from the desk, the file and the mapping; `undo` takes it back.
/// - A cursor is written with every chunk. A killed import goes on where it stopped; a file that came in already does
///   nothing.
/// - Ids of records follow from the desk and the source's key, so nothing is ever made twice.
/// - A row or a value that is wrong is reported with line and column, and the rest comes in.
///
/// `device` must be open for reading and seekable. Errors: those of reading, of the mapping against the file, and of the
/// target; InvalidArgument "import.no-text" for a file with zero bytes; Cancelled "import.stopped". What was committed
/// until then stays, and the next run goes on. Thread: the target's.
Result<ImportReport> importFile(ImportTarget &target, QIODevice &device, const Mapping &mapping,
    const ImportOptions &options = {}, ImportObserver *observer = nullptr);

/// The columns that importFile() would see, for making a mapping of them. Errors: those of reading, "import.no-text".
Result<QStringList> importColumns(
    ImportTarget &target, QIODevice &device, const ImportOptions &options, std::optional<QChar> delimiter = {});

} // namespace steward
