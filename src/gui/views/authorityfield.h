// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace eventsweep {

class Notice;

/// Certificate authorities that are trusted for one portal besides the system's: added from files, shown by name and
/// fingerprint, removed one by one.
class AuthorityField : public QWidget
{
    Q_OBJECT
public:
    explicit AuthorityField(QWidget *parent = nullptr);

    /// PEM, as in Portal::authorities.
    [[nodiscard]] const QByteArray &authorities() const { return m_authorities; }
    void setAuthorities(const QByteArray &pem);
    /// Adds a file's authorities to those that are there; says what is wrong with one that holds none.
    void load(const QString &path);

Q_SIGNALS:
    /// By the operator.
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void remove(qsizetype which);
    void showAll();
    void makeRows(qsizetype count);

    struct Row
    {
        QWidget *widget;
        QLabel *text;
        QPushButton *remove;
    };

    QByteArray m_authorities;
    QVBoxLayout *m_column;
    std::vector<Row> m_rows; ///< one for each certificate that was ever shown
    QPushButton *m_choose;
    Notice *m_problem;
};

} // namespace eventsweep
