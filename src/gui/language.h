// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

#include <memory>
#include <vector>

namespace eventsweep {

/// The language of the window, changed while it runs: texts by translators (":/i18n"), numbers and dates by the default
/// locale. GUI thread; one for the program.
class LanguageSwitch : public QObject
{
    Q_OBJECT
public:
    explicit LanguageSwitch(QObject *parent = nullptr);
    ~LanguageSwitch() override;

    /// "system" or the code of a language that is there: "en", "ru". Anything else counts as "system".
    void use(const QString &setting);
    /// What is in use: "en", "ru".
    [[nodiscard]] const QString &code() const { return m_code; }

    /// All that can be chosen, by code.
    [[nodiscard]] static const QStringList &codes();
    /// The language's name in itself: "English", "Русский".
    [[nodiscard]] static QString nameOf(const QString &code);

private:
    void install(const QString &file);
    void removeAll();

    QLocale m_system;
    QString m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace eventsweep
