// SPDX-License-Identifier: Apache-2.0
#include "gui/language.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QString codeFor(const QString &setting, const QLocale &system)
{
    if (LanguageSwitch::codes().contains(setting))
        return setting;
    for (const QString &language : system.uiLanguages()) {
        const QString code = language.section(u'-', 0, 0);
        if (LanguageSwitch::codes().contains(code))
            return code;
    }
    return u"en"_s;
}

} // namespace

LanguageSwitch::LanguageSwitch(QObject *parent)
    : QObject(parent)
    , m_system(QLocale::system())
{
}

LanguageSwitch::~LanguageSwitch()
{
    removeAll();
}

const QStringList &LanguageSwitch::codes()
{
    static const QStringList codes{u"en"_s, u"ru"_s};
    return codes;
}

QString LanguageSwitch::nameOf(const QString &code)
{
    return code == "ru"_L1 ? u"Русский"_s : u"English"_s;
}

void LanguageSwitch::use(const QString &setting)
{
    const QString code = codeFor(setting, m_system);
    // The locale first: the windows read it when the change of translators makes them write their texts again.
    const QLocale locale(code);
    QLocale::setDefault(m_system.language() == locale.language() ? m_system : locale);
    m_code = code;
    removeAll();
    install(u":/i18n/qtbase_%1.qm"_s.arg(code));
    install(u":/i18n/eventsweep_%1.qm"_s.arg(code));
}

void LanguageSwitch::install(const QString &file)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file))
        return; // Qt's own texts are English without one
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void LanguageSwitch::removeAll()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

} // namespace eventsweep
