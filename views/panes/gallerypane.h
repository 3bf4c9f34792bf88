// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/pane.h"

#include <memory>

class QGridLayout;
class QVBoxLayout;

namespace steward {

class QueryFieldLanguage;

/// Help ▸ Component gallery: every component in every state, for designers, testers and screenshots.
class GalleryPane : public Pane
{
    Q_OBJECT
public:
    explicit GalleryPane(const PaneContext &context);
    ~GalleryPane() override;

protected:
    void retranslate() override;

private:
    QVBoxLayout *card(const QString &title, int row, int column, int rows = 1, int columns = 1);
    void addSurfaces();
    void addTable();
    void addStatus();
    void addType();
    void addControls();
    void addShell();
    void addFields();
    void addStates();

    QGridLayout *m_grid = nullptr;
    std::unique_ptr<QueryFieldLanguage> m_language;
};

} // namespace steward
