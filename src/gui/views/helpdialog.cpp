// SPDX-License-Identifier: Apache-2.0
#include "gui/views/helpdialog.h"

#include "ui_helpdialog.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace eventsweep {

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::HelpDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    fill();
    resize(600, 600);
}

HelpDialog::~HelpDialog() = default;

void HelpDialog::fill()
{
    const auto key = [](const QString &portable) { return QKeySequence(portable).toString(QKeySequence::NativeText); };
    const std::pair<QString, QString> keys[] = {
        {key(u"Space"_s), tr("Select the marked rows, or unselect them")},
        {tr("Shift and click"), tr("Select from the last check mark to this one")},
        {key(u"Ctrl+A"_s), tr("Select all records that are shown")},
        {key(u"Ctrl+Shift+A"_s), tr("Select all records that match the filter, once all are loaded")},
        {key(u"Ctrl+1"_s), tr("Show the queue")},
        {key(u"Ctrl+2"_s), tr("Show the activity: all clears and their results")},
        {key(u"Del"_s), tr("Open the review of a clear")},
        {key(u"F5"_s), tr("Read a new snapshot")},
        {key(u"Ctrl+F"_s), tr("Find")},
        {key(u"Esc"_s), tr("Leave the find field; then clear the filter, never the selection")},
        {key(u"Return"_s), tr("Open the detail of the record")},
        {key(u"Ctrl+C"_s), tr("Copy the marked rows as a table")},
        {key(u"F6"_s), tr("Go to the next pane")},
        {key(u"Ctrl+N"_s), tr("Add a portal")},
        {key(u"Alt+Return"_s), tr("In the list of portals: the portal's settings")},
        {key(u"F2"_s), tr("In the list of portals: rename the portal")},
        {tr("%1 and %2", "keys").arg(key(u"Alt+Up"_s), key(u"Alt+Down"_s)),
         tr("In the list of portals: move the portal")},
        {key(u"F1"_s), tr("Show this help")},
    };
    QTableWidget *table = m_ui->keyTable;
    table->setRowCount(static_cast<int>(std::size(keys)));
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(keys[row].first));
        table->setItem(row, 1, new QTableWidgetItem(keys[row].second));
    }
    table->resizeColumnToContents(0);
}

void HelpDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fill();
    }
}

} // namespace eventsweep
