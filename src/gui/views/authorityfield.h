// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace eventsweep {

class Notice;

/// Certificate authorities that are trusted for one portal besides the system's: chosen from a file, shown by name and
/// fingerprint, removed.
class AuthorityField : public QWidget
{
    Q_OBJECT
public:
    explicit AuthorityField(QWidget *parent = nullptr);

    /// PEM, as in Portal::authorities.
    [[nodiscard]] const QByteArray &authorities() const { return m_authorities; }
    void setAuthorities(const QByteArray &pem);
    /// Takes a file's authorities in place of those before; says what is wrong with one that holds none.
    void load(const QString &path);

Q_SIGNALS:
    /// By the operator.
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void showAll();

    QByteArray m_authorities;
    QLabel *m_text;
    QPushButton *m_choose;
    QPushButton *m_remove;
    Notice *m_problem;
};

} // namespace eventsweep
