# eventsweep_test(core/rest/tst_ratelimiter LIBRARIES eventsweep-core … [SOURCES …] [TIMEOUT 60]
#                 [LAUNCHER ${EVENTSWEEP_WITH_DESKTOP} -k])
#   One Qt Test program from tests/<name>.cpp, registered with CTest under the same name. It runs in a home of its own
#   and without a session bus; a launcher may give it a desktop (tests/support/with-desktop).
set(EVENTSWEEP_WITH_DESKTOP "${CMAKE_SOURCE_DIR}/tests/support/with-desktop")

# What tests are compiled with. The same for all, or they could not share what is precompiled.
function(eventsweep_test_options target)
  target_link_libraries(${target} PRIVATE Qt6::Test eventsweep-settings)
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  if(NOT MSVC)
    # Qt Test's folders differ from test to test; nothing here asks for them.
    target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
    if(EVENTSWEEP_SANITIZE)
      # The test itself is compiled once for each time it runs: what optimising it takes is not won back.
      target_compile_options(${target} PRIVATE -O0)
    endif()
  endif()
endfunction()

# Qt's headers, compiled once for all tests above the same libraries. None of the project's own: they change.
function(eventsweep_test_headers kind library)
  set(target "eventsweep-testheaders-${kind}")
  add_library(${target} OBJECT EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/cmake/testheaders.cpp")
  target_link_libraries(${target} PRIVATE ${library})
  eventsweep_test_options(${target})
  set_target_properties(${target} PROPERTIES AUTOMOC OFF)
  eventsweep_precompile(${target} <QTest> <QSignalSpy> <QTemporaryDir> <QJsonArray> <QTcpServer> <QTcpSocket> <QTimer>
    <QPointer> <QSet> <QHash> <QMap> <QDir> <QFile> <QElapsedTimer> <QDateTime> <algorithm> <deque> <map> <set>
    <tl/expected.hpp> ${ARGN})
endfunction()
eventsweep_test_headers(portalsim eventsweep-portalsim-lib)
eventsweep_test_headers(core eventsweep-core <QNetworkAccessManager> <QNetworkReply> <QtConcurrentRun>)
if(NOT EVENTSWEEP_CORE_ONLY)
  eventsweep_test_headers(gui eventsweep-gui <QtConcurrentRun> <QApplication> <QWidget> <QDialog> <QLabel> <QPushButton>
    <QLineEdit> <QTreeView> <QTableView> <QAbstractItemModel>)
endif()

function(eventsweep_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LIBRARIES;SOURCES;LAUNCHER")
  string(REPLACE "/" "-" target "${name}")
  add_executable(${target} "${CMAKE_SOURCE_DIR}/tests/${name}.cpp" ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE ${arg_LIBRARIES})
  eventsweep_test_options(${target})
  set(kind core)
  if(name MATCHES "^portalsim/")
    set(kind portalsim)
  elseif(name MATCHES "^(gui|app)/")
    set(kind gui)
  endif()
  target_precompile_headers(${target} REUSE_FROM eventsweep-testheaders-${kind})
  # Nothing is in it: each test includes its own .moc.
  set_source_files_properties("${target}_autogen/mocs_compilation.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  add_test(NAME ${name} COMMAND ${arg_LAUNCHER} $<TARGET_FILE:${target}>)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  # A test must not meet the settings, the archive or the keychain of whoever runs it.
  set(home "${CMAKE_BINARY_DIR}/home/${target}")
  file(MAKE_DIRECTORY "${home}/run")
  file(CHMOD "${home}/run" DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=Europe/Berlin;HOME=${home};XDG_RUNTIME_DIR=${home}/run;DBUS_SESSION_BUS_ADDRESS=disabled:;UBSAN_OPTIONS=print_stacktrace=1"
    ENVIRONMENT_MODIFICATION
      "XDG_CONFIG_HOME=unset:;XDG_DATA_HOME=unset:;XDG_CACHE_HOME=unset:;XDG_STATE_HOME=unset:;DISPLAY=unset:;WAYLAND_DISPLAY=unset:")
endfunction()
