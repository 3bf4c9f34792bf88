# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the Debian package (`cpack -G DEB` in a release build).

include(GNUInstallDirs)
if(UNIX AND NOT APPLE AND STEWARD_GUI)
    set(linux ${PROJECT_SOURCE_DIR}/packaging/linux)
    install(FILES ${linux}/steward.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${linux}/steward.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${linux}/steward-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME steward.xml)
    install(FILES ${linux}/steward.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/LICENSE
    DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/tabler/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME LICENSE.tabler)

set(CPACK_PACKAGE_NAME steward)
set(CPACK_PACKAGE_VENDOR "The Steward authors")
set(CPACK_PACKAGE_CONTACT "The Steward authors <steward@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "IT service management desktop")
set(CPACK_PACKAGE_DESCRIPTION
    "Incidents, requests, changes, assets and service levels, on one file, with a team server, and offline.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded and not linked: icons, displays, the texts of Qt's own dialogs, letters.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, fonts-inter, fonts-jetbrains-mono, fonts-noto-cjk, graphviz")
include(CPack)
