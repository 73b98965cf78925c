// SPDX-License-Identifier: Apache-2.0
#include "gui/views/applicationpicture.h"

#include "gui/controllers/browsersignin.h"
#include "gui/theme/colours.h"
#include "gui/views/viewhelp.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// In units of half a line of text; the picture is a plan of this size.
constexpr double planWidth = 31;
constexpr double planHeight = 29;

QColor mix(const QColor &a, const QColor &b, double part)
{
    return QColor::fromRgbF(float(a.redF() * (1 - part) + b.redF() * part),
                            float(a.greenF() * (1 - part) + b.greenF() * part),
                            float(a.blueF() * (1 - part) + b.blueF() * part));
}

/// Draws in units of the plan, mirrored for languages that are written from right to left.
class Sketch
{
public:
    Sketch(QPainter &painter, const QWidget &widget, double unit)
        : m_painter(painter)
        , m_palette(widget.palette())
        , m_mirrored(widget.layoutDirection() == Qt::RightToLeft)
        , m_unit(unit)
        , m_line(mix(m_palette.color(QPalette::Base), m_palette.color(QPalette::Text), 0.45))
        , m_faint(mix(m_palette.color(QPalette::Base), m_palette.color(QPalette::Text), 0.22))
        , m_mark(tintColour(Tint::Pending, m_palette))
    {
    }

    void window()
    {
        box({3.5, 0.5, planWidth - 4, planHeight - 1}, m_palette.color(QPalette::Base), m_line, 0.8);
        fill({3.5, 2.8, planWidth - 4, 0.12}, m_faint, 0);
        for (int i = 0; i < 3; ++i)
            fill({4.6 + i * 1.3, 1.25, 0.8, 0.8}, m_faint, 0.4);
    }
    /// Where to click: a way of three tiles.
    void way(double y)
    {
        number(1, y + 1);
        const double widths[] = {8.5, 4.5, 7.5};
        double x = 5;
        for (int i = 0; i < 3; ++i) {
            const bool last = i == 2;
            box({x, y, widths[i], 2}, last ? mix(m_palette.color(QPalette::Base), m_mark, 0.2) : Qt::transparent,
                last ? m_mark : m_line, 0.5);
            fill({x + 0.9, y + 0.8, widths[i] - 1.8, 0.45}, last ? m_mark : m_faint, 0.2);
            x += widths[i];
            if (!last)
                arrow({x + 0.35, y + 0.4, 0.7, 1.2});
            x += 1.4;
        }
    }
    /// The type, and the box that is ticked.
    void choices(double y)
    {
        number(2, y + 0.9);
        box({5, y + 0.2, 1.4, 1.4}, Qt::transparent, m_mark, 0.7);
        fill({5.4, y + 0.6, 0.6, 0.6}, m_mark, 0.3);
        fill({7.2, y + 0.65, 4, 0.45}, m_line, 0.2);
        box({13, y + 0.2, 1.4, 1.4}, Qt::transparent, m_line, 0.7);
        fill({15.2, y + 0.65, 6.5, 0.45}, m_faint, 0.2);
        box({5, y + 2.7, 1.4, 1.4}, Qt::transparent, m_mark, 0.2);
        tick({5, y + 2.7, 1.4, 1.4});
        fill({7.2, y + 3.15, 15, 0.45}, m_line, 0.2);
    }
    void path(double y, const QString &text)
    {
        number(3, y + 1.9);
        fill({5, y, 5, 0.45}, m_line, 0.2);
        box({5, y + 0.9, planWidth - 7.2, 2.2}, Qt::transparent, m_mark, 0.4);
        words({5.6, y + 0.9, planWidth - 8.4, 2.2}, text);
    }
    void rights(double y)
    {
        number(4, y + 1.9);
        fill({5, y, 6.5, 0.45}, m_line, 0.2);
        box({5, y + 0.9, 4, 2}, mix(m_palette.color(QPalette::Base), m_mark, 0.2), m_mark, 1);
        words({5.2, y + 0.9, 3.6, 2}, u"crm"_s);
        for (int i = 0; i < 2; ++i) {
            box({9.8 + i * 4.8, y + 0.9, 4, 2}, Qt::transparent, m_line, 1);
            fill({10.9 + i * 4.8, y + 1.7, 1.8, 0.45}, m_faint, 0.2);
        }
    }
    void save(double y)
    {
        number(5, y + 1.1);
        fill({5, y, 6, 2.2}, m_mark, 0.4);
        fill({6.4, y + 0.9, 3.2, 0.45}, m_palette.color(QPalette::Base), 0.2);
        arrow({12, y + 0.4, 0.8, 1.4});
        for (int i = 0; i < 2; ++i) {
            const double top = y - 0.75 + i * 2;
            box({14, top, planWidth - 16.2, 1.6}, Qt::transparent, m_line, 0.3);
            for (int dot = 0; dot < 7; ++dot)
                fill({15 + dot * 1.3, top + 0.6, i == 0 ? 0.9 : 0.45, 0.45}, m_line, 0.2);
        }
    }

private:
    [[nodiscard]] QRectF at(const QRectF &plan) const
    {
        const double x = m_mirrored ? planWidth - plan.x() - plan.width() : plan.x();
        return {x * m_unit, plan.y() * m_unit, plan.width() * m_unit, plan.height() * m_unit};
    }
    void fill(const QRectF &plan, const QColor &colour, double radius)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(at(plan), radius * m_unit, radius * m_unit);
    }
    void box(const QRectF &plan, const QColor &ground, const QColor &line, double radius)
    {
        m_painter.setPen(QPen(line, m_unit * 0.16));
        m_painter.setBrush(ground);
        m_painter.drawRoundedRect(at(plan), radius * m_unit, radius * m_unit);
    }
    void number(int number, double middle)
    {
        const QRectF plan(0.3, middle - 1.15, 2.3, 2.3);
        fill(plan, m_mark, 1.15);
        m_painter.setPen(m_palette.color(QPalette::Base));
        write(plan, QString::number(number), m_painter.font());
    }
    void words(const QRectF &plan, const QString &text)
    {
        m_painter.setPen(m_palette.color(QPalette::Text));
        write(plan, text, monospaceFont());
    }
    void write(const QRectF &plan, const QString &text, QFont font)
    {
        font.setPixelSize(qMax(1, int(m_unit * 1.5)));
        const QRectF place = at(plan);
        if (const double needed = QFontMetricsF(font).horizontalAdvance(text); needed > place.width())
            font.setPixelSize(qMax(1, int(font.pixelSize() * place.width() / needed)));
        m_painter.setFont(font);
        m_painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, text);
    }
    /// Towards the end of the line.
    void arrow(const QRectF &plan)
    {
        const QRectF place = at(plan);
        const double from = m_mirrored ? place.right() : place.left();
        const double to = m_mirrored ? place.left() : place.right();
        m_painter.setPen(QPen(m_line, m_unit * 0.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(
            QPolygonF({QPointF(from, place.top()), QPointF(to, place.center().y()), QPointF(from, place.bottom())}));
    }
    void tick(const QRectF &plan)
    {
        const QRectF place = at(plan);
        const auto inside = [&](double x, double y) {
            return QPointF(place.left() + x * place.width(), place.top() + y * place.height());
        };
        m_painter.setPen(QPen(m_mark, m_unit * 0.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(QPolygonF({inside(0.22, 0.52), inside(0.43, 0.74), inside(0.8, 0.26)}));
    }

    QPainter &m_painter;
    QPalette m_palette;
    bool m_mirrored;
    double m_unit;
    QColor m_line;
    QColor m_faint;
    QColor m_mark;
};

} // namespace

ApplicationPicture::ApplicationPicture(QWidget *parent)
    : QWidget(parent)
    , m_port(LoopbackListener::defaultPort)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    showTexts();
}

void ApplicationPicture::setPort(quint16 port)
{
    m_port = port;
    update();
}

QSize ApplicationPicture::sizeHint() const
{
    const double unit = fontMetrics().height() * 0.5;
    return (QSizeF(planWidth, planHeight) * unit).toSize();
}

void ApplicationPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight); // of the address; the sketch mirrors itself
    Sketch sketch(painter, *this, qMin(width() / planWidth, height() / planHeight));
    sketch.window();
    sketch.way(4.2);
    sketch.choices(8);
    sketch.path(13.8, BrowserSignIn::handlerPathOf(m_port));
    sketch.rights(18.6);
    sketch.save(24.4);
}

void ApplicationPicture::showTexts()
{
    setAccessibleName(tr("Picture of the portal's form for a local application"));
    setAccessibleDescription(
        tr("Five numbered places, from top to bottom: the way to Local application, the type and "
           "the ticked box, the handler path, the permissions, and the button that saves and shows "
           "application id and secret."));
}

void ApplicationPicture::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace eventsweep
