# SPDX-License-Identifier: Apache-2.0
# How a layer, a program and a test are declared. These three functions are the only way in, so that
# flags, include roots, header checks and test environment are the same everywhere.

set_property(GLOBAL PROPERTY GLOBAL_DEPENDS_NO_CYCLES ON)

add_library(steward_flags INTERFACE)
target_compile_features(steward_flags INTERFACE cxx_std_20)
target_include_directories(steward_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(steward_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<NOT:$<CONFIG:Release>>:QT_FORCE_ASSERTS>)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(steward_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
        -Werror=unused-result -Werror=switch -Werror=return-type)
    if(STEWARD_WERROR)
        target_compile_options(steward_flags INTERFACE -Werror)
    endif()
endif()

# steward_layer(<name> DIR <dir> [QOBJECT] [RESOURCES file.qrc…] [DEPENDS layer…] [LIBRARIES target…]
#               [PRIVATE_LIBRARIES target…])
# Sources are globbed with CONFIGURE_DEPENDS: a layer is its folder, and a list would only repeat it.
function(steward_layer name)
    cmake_parse_arguments(A "QOBJECT" "DIR;PCH" "DEPENDS;LIBRARIES;PRIVATE_LIBRARIES;RESOURCES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${A_DIR}/*.cpp)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${A_DIR}/*.h)
    set(target steward_${name})
    add_library(${target} STATIC ${sources})
    add_library(steward::${name} ALIAS ${target})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    if(A_RESOURCES)
        qt_add_resources(resource_sources ${A_RESOURCES})
        target_sources(${target} PRIVATE ${resource_sources})
        set_source_files_properties(${resource_sources} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
    if(A_QOBJECT)
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
    foreach(layer IN LISTS A_DEPENDS)
        target_link_libraries(${target} PUBLIC steward_${layer})
    endforeach()
    target_link_libraries(${target} PUBLIC steward_flags Qt6::Core ${A_LIBRARIES} PRIVATE ${A_PRIVATE_LIBRARIES})
    if(STEWARD_PCH)
        if(A_PCH)
            target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/packaging/cmake/${A_PCH})
        elseif(NOT name STREQUAL base)
            target_precompile_headers(${target} REUSE_FROM steward_base)
        else()
            target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/packaging/cmake/pch_core.h)
        endif()
    endif()
    steward_check_headers(${target} "${A_PCH}" ${headers})
endfunction()

# Every header of ours compiles as the first line of a file: target headers_stand_alone. It uses the precompiled Qt
# headers and so takes a tenth of all_verify_interface_header_sets, which `check --long` builds.
add_custom_target(headers_stand_alone)
function(steward_check_headers target pch)
    set(sources)
    foreach(header IN LISTS ARGN)
        file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${header})
        set(source ${PROJECT_BINARY_DIR}/headers/${name}.cpp)
        file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${name}\"\n")
        list(APPEND sources ${source})
    endforeach()
    if(NOT sources)
        return()
    endif()
    add_library(${target}_headers OBJECT EXCLUDE_FROM_ALL ${sources})
    target_link_libraries(${target}_headers PRIVATE ${target})
    if(STEWARD_PCH)
        if(pch)
            target_precompile_headers(${target}_headers REUSE_FROM ${target})
        else()
            target_precompile_headers(${target}_headers REUSE_FROM steward_base)
        endif()
    endif()
    add_dependencies(headers_stand_alone ${target}_headers)
endfunction()

# steward_tests(<dir> LINK target… [NEEDS program…] [LONG stem…]): every tests/<dir>/tst_*.cpp is one Qt Test program and one CTest.
# The path becomes the name: tests/oplog/tst_fold.cpp is oplog.fold.
function(steward_tests dir)
    cmake_parse_arguments(A "" "LABEL;PCH" "LINK;NEEDS;LONG" ${ARGN})
    file(GLOB tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${dir}/tst_*.cpp)
    foreach(source IN LISTS tests)
        get_filename_component(stem ${source} NAME_WE)
        string(REGEX REPLACE "^tst_" "" stem ${stem})
        string(REPLACE "/" "." prefix ${dir})
        set(target test_${prefix}_${stem})
        add_executable(${target} ${source})
        target_link_libraries(${target} PRIVATE ${A_LINK} steward_test_support Qt6::Test)
        # One run of moc for the one file that has classes for it. AUTOMOC would add a scan and a second source to
        # compile, which is a third of the time that tests take to build.
        set(moc ${CMAKE_CURRENT_BINARY_DIR}/moc/${target})
        qt_generate_moc(${source} ${moc}/tst_${stem}.moc TARGET ${target})
        target_sources(${target} PRIVATE ${moc}/tst_${stem}.moc)
        target_include_directories(${target} PRIVATE ${moc})
        if(A_NEEDS)
            add_dependencies(${target} ${A_NEEDS}) # it runs them
        endif()
        if(STEWARD_PCH AND A_PCH)
            target_precompile_headers(${target} REUSE_FROM ${A_PCH})
        endif()
        add_test(NAME ${prefix}.${stem} COMMAND ${target})
        set(label unit)
        if(A_LABEL)
            set(label ${A_LABEL})
        endif()
        set(environment "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;STEWARD_SOURCE_DIR=${PROJECT_SOURCE_DIR};STEWARD_BIN_DIR=${PROJECT_BINARY_DIR}/bin;STEWARD_MATERIAL=${STEWARD_MATERIAL}")
        set_tests_properties(${prefix}.${stem} PROPERTIES LABELS ${label} TIMEOUT 300
            ENVIRONMENT "${environment}" SKIP_REGULAR_EXPRESSION "SKIP   :")
        # The same test with its full number of rounds; registered on demand, so that no run of all tests skips it.
        if(STEWARD_LONG AND stem IN_LIST A_LONG)
            add_test(NAME long.${prefix}.${stem} COMMAND ${target})
            set_tests_properties(long.${prefix}.${stem} PROPERTIES LABELS long TIMEOUT 7200
                ENVIRONMENT "${environment};STEWARD_LONG=1;QTEST_FUNCTION_TIMEOUT=7200000" SKIP_REGULAR_EXPRESSION "SKIP   :")
        endif()
    endforeach()
endfunction()

# steward_server_tests(<dir>.<name>…): runs tests again with their desk on a team server (tests/support/cliplace.h), as
# <dir>.<name>.server.
function(steward_server_tests)
    foreach(name IN LISTS ARGN)
        string(REPLACE "." "_" target test_${name})
        add_test(NAME ${name}.server COMMAND ${target})
        get_test_property(${name} ENVIRONMENT environment)
        set_tests_properties(${name}.server PROPERTIES LABELS unit TIMEOUT 600
            ENVIRONMENT "${environment};STEWARD_CLI_ON=server" SKIP_REGULAR_EXPRESSION "SKIP   :")
    endforeach()
endfunction()

# steward_long_test(<dir>.<name>): runs a test again with the counts of `check --long`, label long.
function(steward_long_test name)
    string(REPLACE "." "_" target test_${name})
    add_test(NAME ${name}.long COMMAND ${target})
    get_test_property(${name} ENVIRONMENT environment)
    set_tests_properties(${name}.long PROPERTIES LABELS long TIMEOUT 7200 ENVIRONMENT "${environment};STEWARD_LONG=1")
endfunction()
