// SPDX-License-Identifier: Apache-2.0
#include "gui/theme/appearance.h"
#include "gui/theme/colours.h"
#include "gui/theme/icons.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

constexpr double readable = 4.5; // WCAG 2, level AA

QColor inkOf(const QIcon &icon)
{
    const QImage image = icon.pixmap(48, 48).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { apply(Appearance::System); }

    void isReadableInLightAndDark()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            apply(appearance);
            const QPalette palette = QApplication::palette();
            QCOMPARE(isDark(palette), appearance == Appearance::Dark);
            for (const Tint tint : {Tint::Text, Tint::Pending, Tint::Reserved, Tint::Failed, Tint::Good, Tint::Warning,
                                    Tint::Error, Tint::Link}) {
                const QColor colour = tintColour(tint, palette);
                for (const auto ground : {QPalette::Base, QPalette::Window, QPalette::AlternateBase})
                    QVERIFY2(contrast(colour, palette.color(ground)) >= readable,
                             qPrintable(u"%1 on %2"_s.arg(colour.name(), palette.color(ground).name())));
            }
            using Colour = Portal::Colour;
            for (const auto environment : {Portal::Environment::Production, Portal::Environment::Development}) {
                for (const auto colour : {Colour::None, Colour::Red, Colour::Orange, Colour::Yellow, Colour::Green,
                                          Colour::Teal, Colour::Blue, Colour::Purple, Colour::Grey}) {
                    const BadgeColours badge = badgeColours(environment, colour, palette);
                    QVERIFY2(contrast(badge.ground, badge.text) >= readable, qPrintable(badge.ground.name()));
                    QVERIFY(contrast(badge.ground, palette.color(QPalette::Base)) >= 3.0);
                }
            }
            QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= readable);
        }
    }

    void tintsIconsWithThePalette()
    {
        const QIcon search = icon(u"search"_s);
        apply(Appearance::Light);
        QCOMPARE(inkOf(search), QApplication::palette().color(QPalette::WindowText));
        apply(Appearance::Dark);
        QCOMPARE(inkOf(search), QApplication::palette().color(QPalette::WindowText));
        QCOMPARE(inkOf(stateIcon(RecordState::Failed)), tintColour(Tint::Failed, QApplication::palette()));
    }

    void hasEveryMaskInEverySize()
    {
        QStringList names;
        for (const QString &file : QDir(u":/icons"_s).entryList()) {
            names << file.section(u'-', 0, 0);
            QVERIFY2(!QImage(u":/icons/"_s + file).isNull(), qPrintable(file));
        }
        names.removeDuplicates();
        QVERIFY(names.size() > 30);
        for (const QString &name : names) {
            for (const int size : {16, 32, 48, 96, 144})
                QVERIFY2(QFile::exists(u":/icons/%1-%2.png"_s.arg(name).arg(size)), qPrintable(name));
        }
        QVERIFY(!applicationIcon().pixmap(512).isNull());
    }

    void drawsCheckMarksThatAreSeenInTheDark()
    {
        apply(Appearance::Dark);
        QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
        const QColor ground = QApplication::palette().color(QPalette::Base);
        image.fill(ground);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.palette = QApplication::palette();
        option.rect = QRect(2, 2, 16, 16);
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &option, &painter);
        painter.end();
        QVERIFY(contrast(image.pixelColor(10, 2), ground) >= 3.0);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
