// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace eventsweep {

/// English without a translation file: "%Ln record(s)" becomes "1 record" and "2 records". `factor` 2 makes every text
/// twice as long, as other languages do.
class EnglishPlurals final : public QTranslator
{
public:
    explicit EnglishPlurals(int factor = 1)
        : m_factor(factor)
    {
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int n) const override
    {
        QString text = QString::fromUtf8(source);
        if (n >= 0) {
            text.replace(QLatin1String("(s)"), QLatin1String(n == 1 ? "" : "s"));
            text.replace(QLatin1String("(es)"), QLatin1String(n == 1 ? "" : "es"));
        }
        if (m_factor == 1 || text.contains(u'%') || text.size() < 3)
            return text;
        QString more = text;
        more.remove(u'&');
        return text + u' ' + more;
    }

private:
    int m_factor;
};

} // namespace eventsweep
