# eventsweep_test(core/rest/tst_ratelimiter LIBRARIES eventsweep-core … [SOURCES …] [TIMEOUT 60]
#                 [LAUNCHER ${EVENTSWEEP_WITH_DESKTOP} -k])
#   One Qt Test program from tests/<name>.cpp, registered with CTest under the same name. It runs in a home of its own
#   and without a session bus; a launcher may give it a desktop (tests/support/with-desktop).
set(EVENTSWEEP_WITH_DESKTOP "${CMAKE_SOURCE_DIR}/tests/support/with-desktop")

function(eventsweep_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LIBRARIES;SOURCES;LAUNCHER")
  string(REPLACE "/" "-" target "${name}")
  add_executable(${target} "${CMAKE_SOURCE_DIR}/tests/${name}.cpp" ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE Qt6::Test ${arg_LIBRARIES} eventsweep-settings)
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
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
