// SPDX-License-Identifier: Apache-2.0
#include "gui/theme/icons.h"

#include "gui/theme/colours.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr int maskSizes[] = {16, 32, 48, 96, 144};

/// The smallest mask that need not be enlarged.
QImage mask(const QString &name, int pixels)
{
    int size = maskSizes[std::size(maskSizes) - 1];
    for (const int available : maskSizes) {
        if (available >= pixels) {
            size = available;
            break;
        }
    }
    return QImage(u":/icons/%1-%2.png"_s.arg(name).arg(size));
}

class TintedIconEngine final : public QIconEngine
{
public:
    /// `chip`: a button that is drawn in the colours of a selection while it is on.
    TintedIconEngine(QString name, Tint tint, bool chip)
        : m_name(std::move(name))
        , m_tint(tint)
        , m_chip(chip)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        const bool pressed = m_chip && state == QIcon::On && mode != QIcon::Disabled;
        const QColor colour = colourOf(pressed ? QIcon::Selected : mode);
        const int side = qMin(size.width(), size.height());
        const QString key = u"eventsweep-%1-%2-%3"_s.arg(m_name).arg(side).arg(colour.rgba());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QImage image = mask(m_name, side);
        if (image.isNull())
            return {};
        if (image.width() != side)
            image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        image = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        pixmap = QPixmap::fromImage(image);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_tint, m_chip); }
    QString key() const override { return u"eventsweep-tinted"_s; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int size : maskSizes)
            sizes << QSize(size, size);
        return sizes;
    }
    bool isNull() override { return mask(m_name, maskSizes[0]).isNull(); }

private:
    QColor colourOf(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return tintColour(m_tint, palette);
    }

    QString m_name;
    Tint m_tint;
    bool m_chip;
};

} // namespace

QIcon icon(const QString &name, Tint tint)
{
    return QIcon(new TintedIconEngine(name, tint, false));
}

namespace {

std::pair<QString, Tint> lookOf(RecordState state)
{
    switch (state) {
    case RecordState::Pending:
        return {u"pending"_s, Tint::Pending};
    case RecordState::Reserved:
        return {u"reserved"_s, Tint::Reserved};
    case RecordState::Failed:
        return {u"failed"_s, Tint::Failed};
    case RecordState::FailedReserved:
        return {u"failedreserved"_s, Tint::Failed};
    case RecordState::NotUnderstood:
        break;
    }
    return {u"notunderstood"_s, Tint::Text};
}

} // namespace

QIcon stateIcon(RecordState state)
{
    const auto [name, tint] = lookOf(state);
    return icon(name, tint);
}

QIcon stateChipIcon(RecordState state)
{
    const auto [name, tint] = lookOf(state);
    return QIcon(new TintedIconEngine(name, tint, true));
}

QIcon applicationIcon()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256, 512})
        result.addFile(u":/app/eventsweep-%1.png"_s.arg(size), QSize(size, size));
    return result;
}

} // namespace eventsweep
