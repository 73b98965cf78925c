// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>

#include <memory>
#include <utility>
#include <vector>

namespace eventsweep {

/// JSON texts as a tree of key and value, keys in the order of the text, numbers as written. Secrets (by the name of
/// their key, or inside texts) are masked: neither shown nor copied. Children are made when asked for, so a payload of
/// any size and depth opens at once. GUI thread.
class JsonModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Key, Value, columnEnd };
    /// More elements of one array or object than this are not listed; one more row says how many.
    static constexpr size_t mostChildren = 5'000;

    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;

    /// Name and JSON text of each part; an empty text is left out.
    void show(const std::vector<std::pair<QString, QByteArray>> &parts);

    /// "EVENT_DATA.FIELDS.ID", "EVENT_DATA.items[3]".
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// What is copied: a text without quotes, an object or array as JSON text, masked.
    [[nodiscard]] QString value(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    static void makeChildren(Node &node);
    [[nodiscard]] static QString shownValue(Node &node);

    std::vector<QByteArray> m_texts; ///< the nodes look into these
    std::unique_ptr<Node> m_root;
};

} // namespace eventsweep
