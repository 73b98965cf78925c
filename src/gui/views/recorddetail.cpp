// SPDX-License-Identifier: Apache-2.0
#include "gui/views/recorddetail.h"

#include "core/base/jsonslice.h"
#include "core/queue/recordobject.h"
#include "gui/models/jsonmodel.h"
#include "gui/texts/jsontext.h"
#include "gui/texts/recordtext.h"
#include "gui/texts/timetext.h"
#include "gui/views/viewhelp.h"
#include "ui_recorddetail.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr int rowPadding = 6;
/// A whole id of 32 characters has to fit beside its name.
constexpr double idScale = 0.9;

bool isSame(const std::optional<Record> &a, const std::optional<Record> &b)
{
    if (!a || !b)
        return !a && !b;
    // The payload last: it is the long part.
    return a->id == b->id && a->messageId == b->messageId && a->processId == b->processId && a->state == b->state &&
           a->lastSeen == b->lastSeen && a->utcOffsetMinutes == b->utcOffsetMinutes && a->eventName == b->eventName &&
           a->problem == b->problem && a->data == b->data && a->additional == b->additional && a->raw == b->raw;
}

/// Rows with some air.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), option.fontMetrics.height() + rowPadding};
    }
};

} // namespace

RecordDetail::RecordDetail(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RecordDetail>())
    , m_model(new JsonModel(this))
{
    m_ui->setupUi(this);
    makeTitle(m_ui->detailTitle);
    makeMonospace(m_ui->rawText);
    makeRows();
    nameRows();
    m_ui->payloadTree->setModel(m_model);
    m_ui->payloadTree->setItemDelegate(new RowDelegate(m_ui->payloadTree));
    m_ui->payloadTree->setColumnWidth(JsonModel::Key, 160);
    connect(m_ui->copyValueButton, &QPushButton::clicked, this, [this] { copy(false); });
    connect(m_ui->copyPathButton, &QPushButton::clicked, this, [this] { copy(true); });
    m_ui->clearReservationButton->setIcon(icon(u"reserved"_s));
    connect(m_ui->clearReservationButton, &QPushButton::clicked, this, [this] {
        if (m_record && m_record->processId)
            Q_EMIT clearReservationAsked(*m_record->processId);
    });
    auto *copyValue = new QAction(this);
    copyValue->setObjectName(u"actionCopyValue"_s);
    copyValue->setShortcut(QKeySequence::Copy);
    copyValue->setShortcutContext(Qt::WidgetShortcut);
    copyValue->setText(m_ui->copyValueButton->text());
    connect(copyValue, &QAction::triggered, this, [this] { copy(false); });
    auto *copyPath = new QAction(m_ui->copyPathButton->text(), this);
    copyPath->setObjectName(u"actionCopyPath"_s);
    connect(copyPath, &QAction::triggered, this, [this] { copy(true); });
    m_ui->payloadTree->addActions({copyValue, copyPath});
    showAgain();
}

RecordDetail::~RecordDetail() = default;

void RecordDetail::makeRows()
{
    for (int fact = 0; fact < factEnd; ++fact) {
        auto *name = new QLabel(m_ui->facts);
        auto *value = new QLabel(m_ui->facts);
        name->setObjectName(u"factName%1"_s.arg(fact));
        value->setObjectName(u"factValue%1"_s.arg(fact));
        name->setForegroundRole(QPalette::PlaceholderText);
        name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        if (fact == Process || fact == Message) {
            makeMonospace(value);
            QFont font = value->font();
            font.setPointSizeF(font.pointSizeF() * idScale);
            value->setFont(font);
        }
        m_ui->factsForm->addRow(name, value);
        m_rows.push_back({name, value});
    }
}

void RecordDetail::nameRows()
{
    const QString names[factEnd] = {tr("Event"),         tr("Object"),      tr("User"),    tr("State"),
                                    tr("Process"),       tr("Reservation"), tr("Message"), tr("Last seen"),
                                    tr("Portal's time"), tr("Age"),         tr("Expires"), tr("Problem")};
    for (size_t fact = 0; fact < factEnd; ++fact) {
        m_rows[fact].name->setText(names[fact]);
        m_rows[fact].value->setAccessibleName(names[fact]);
    }
}

void RecordDetail::show(const std::optional<Record> &record, WallTime now, const std::optional<WallTime> &own)
{
    m_now = now;
    m_own = own;
    if (isSame(m_record, record)) {
        if (record)
            showFacts(*record);
        return;
    }
    m_record = record;
    showAgain();
}

void RecordDetail::showAgain()
{
    const std::optional<Record> &record = m_record;
    const bool shown = record.has_value();
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_ui->detailTitle, m_ui->detailStateIcon, m_ui->facts, m_ui->payloadTabs})
        part->setVisible(shown);
    m_ui->detailEmpty->setVisible(!shown);
    m_ui->clearReservationButton->setVisible(m_offersReservation && shown && record->processId);
    if (!shown) {
        m_model->show({});
        m_ui->rawText->clear();
        return;
    }
    m_ui->detailTitle->setText(record->id ? tr("Record %1").arg(record->id->toString()) : tr("Record without an ID"));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_ui->detailStateIcon->setPixmap(stateIcon(record->state).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->detailStateIcon->setAccessibleName(recordStateText(record->state));
    showFacts(*record);
    showPayload(*record);
    showRaw(*record);
}

void RecordDetail::offerReservation(const std::optional<ErrorText> &obstacle)
{
    m_offersReservation = true;
    QPushButton *button = m_ui->clearReservationButton;
    button->setVisible(m_record && m_record->processId);
    button->setEnabled(!obstacle);
    const QString toolTip =
        obstacle ? obstacle->title + (obstacle->details().isEmpty() ? QString() : u": "_s + obstacle->details())
                 : tr("Reads all records that this process holds, and reviews them; clears them only after that");
    button->setToolTip(toolTip);
    button->setAccessibleDescription(toolTip);
}

void RecordDetail::setFact(Fact fact, const QString &value)
{
    const Row &row = m_rows[fact];
    row.name->setVisible(!value.isEmpty());
    row.value->setVisible(!value.isEmpty());
    row.value->setText(value);
}

void RecordDetail::showFacts(const Record &record)
{
    const bool understood = record.state != RecordState::NotUnderstood;
    const auto user = userOf(record.additional);
    setFact(Event, record.eventName);
    setFact(Object, understood ? recordObjectText(objectOf(record.eventName, record.data)) : QString());
    setFact(User, user ? QString::number(*user) : understood ? tr("none") : QString());
    // Of one that this program holds it would be wrong to say that a worker does.
    setFact(State, m_own ? recordStateText(record.state)
                         : recordStateText(record.state) + u". "_s + recordStateExplanation(record.state));
    setFact(Process, record.processId ? record.processId->toString() : QString());
    setFact(Owner, m_own ? ownReservationText(*m_own) : QString());
    setFact(Message, record.messageId ? record.messageId->toString() : QString());
    setFact(LastSeen, understood ? tr("%1 (local)").arg(tableTimeText(record.lastSeen)) : QString());
    setFact(PortalTime, understood ? portalTimeText(record.lastSeen, record.utcOffsetMinutes) : QString());
    setFact(Age, understood ? ageText(m_now - record.lastSeen) : QString());
    setFact(Expires, understood
                         ? tr("in about %1; an estimate").arg(remainingText(record.lastSeen + recordLifetime - m_now))
                         : QString());
    setFact(Problem, record.problem);
}

void RecordDetail::showPayload(const Record &record)
{
    if (record.state == RecordState::NotUnderstood) {
        m_model->show({{tr("Record as sent"), record.raw}});
    } else {
        m_model->show({{u"EVENT_DATA"_s, record.data}, {u"EVENT_ADDITIONAL"_s, record.additional}});
    }
    m_ui->payloadTree->expandToDepth(1);
}

void RecordDetail::showRaw(const Record &record)
{
    QString text;
    if (record.state == RecordState::NotUnderstood) {
        text = prettyJson(record.raw, mostRawCharacters);
    } else {
        text = u"EVENT_DATA\n"_s + prettyJson(record.data, mostRawCharacters);
        if (!record.additional.isEmpty())
            text += u"\n\nEVENT_ADDITIONAL\n"_s + prettyJson(record.additional, mostRawCharacters);
    }
    m_ui->rawText->setPlainText(text);
    const qint64 bytes = record.data.size() + record.additional.size();
    m_ui->rawNote->setVisible(bytes > mostRawCharacters);
    m_ui->rawNote->setText(tr("Only the beginning of %1 is shown.").arg(locale().formattedDataSize(bytes)));
}

void RecordDetail::focusPayload()
{
    (m_ui->payloadTabs->currentWidget() == m_ui->treeTab ? static_cast<QWidget *>(m_ui->payloadTree)
                                                         : static_cast<QWidget *>(m_ui->rawText))
        ->setFocus(Qt::OtherFocusReason);
    if (!m_ui->payloadTree->currentIndex().isValid())
        m_ui->payloadTree->setCurrentIndex(m_model->index(0, 0));
}

void RecordDetail::copy(bool path)
{
    const QModelIndex index = m_ui->payloadTree->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(path ? m_model->path(index) : m_model->value(index));
}

void RecordDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange && event->type() != QEvent::PaletteChange)
        return;
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameRows();
    }
    showAgain();
}

} // namespace eventsweep
