# One interface target that every target of the project links: warnings, strict Qt, sanitizers.
add_library(eventsweep-settings INTERFACE)

target_compile_definitions(eventsweep-settings INTERFACE
  QT_NO_CAST_FROM_ASCII
  QT_NO_CAST_TO_ASCII
  QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING
  QT_NO_CONTEXTLESS_CONNECT
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_NO_KEYWORDS
  QT_NO_FOREACH
  QT_STRICT_ITERATORS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(MSVC)
  target_compile_options(eventsweep-settings INTERFACE /W4 /WX /permissive- /utf-8)
else()
  target_compile_options(eventsweep-settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers
    -Werror)
endif()

if(EVENTSWEEP_SANITIZE)
  target_compile_options(eventsweep-settings INTERFACE -fsanitize=${EVENTSWEEP_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  # GCC sees uninitialized values in std::variant and std::optional that the sanitizers' own code put in its way; the
  # other presets keep the warning.
  target_compile_options(eventsweep-settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(eventsweep-settings INTERFACE -fsanitize=${EVENTSWEEP_SANITIZE})
endif()

# Headers that nearly every file includes, compiled once per library.
function(eventsweep_precompile target)
  target_precompile_headers(${target} PRIVATE <QObject> <QString> <QByteArray> <QJsonObject> <QJsonDocument> <QUrl>
    <QFuture> <QPromise> <chrono> <functional> <memory> <optional> <variant> <vector> ${ARGN})
endfunction()
