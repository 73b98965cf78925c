// SPDX-License-Identifier: Apache-2.0
#include "gui/models/jsonmodel.h"

#include "core/base/jsonslice.h"
#include "core/base/redact.h"
#include "gui/texts/jsontext.h"
#include "gui/views/viewhelp.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// A cell shows so many characters; copying gives all.
constexpr qsizetype mostShownCharacters = 2'000;

/// A scalar as text, not masked yet: strings without quotes and escapes, numbers and names as written.
QString scalarText(QByteArrayView json)
{
    if (!json.startsWith('"'))
        return QString::fromUtf8(json);
    const auto document = QJsonDocument::fromJson('[' + json.toByteArray() + ']');
    return document.isArray() ? document.array().at(0).toString() : QString::fromUtf8(json);
}

QString keyText(QByteArrayView escaped)
{
    return escaped.contains('\\') ? scalarText('"' + escaped.toByteArray() + '"') : QString::fromUtf8(escaped);
}

} // namespace

struct JsonModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    QString key; ///< of a member; empty for an element
    QByteArrayView json;
    bool hidden = false; ///< a secret
    qsizetype count = 0; ///< of its elements, also those not listed; known when made
    qsizetype rest = 0;  ///< above 0: stands for so many that are not listed
    bool made = false;
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] bool isObject() const { return json.startsWith('{'); }
    [[nodiscard]] bool isArray() const { return json.startsWith('['); }
};

JsonModel::JsonModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->made = true;
}

JsonModel::~JsonModel() = default;

void JsonModel::show(const std::vector<std::pair<QString, QByteArray>> &parts)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->made = true;
    m_texts.clear();
    m_texts.reserve(parts.size());
    for (const auto &[name, json] : parts) {
        if (json.isEmpty())
            continue;
        m_texts.push_back(json);
        auto node = std::make_unique<Node>();
        node->parent = m_root.get();
        node->row = static_cast<int>(m_root->children.size());
        node->key = name;
        node->json = QByteArrayView(m_texts.back()).trimmed();
        m_root->children.push_back(std::move(node));
    }
    endResetModel();
}

JsonModel::Node *JsonModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

void JsonModel::makeChildren(Node &node)
{
    if (node.made)
        return;
    node.made = true;
    if (node.hidden)
        return;
    const auto add = [&node](const QString &key, QByteArrayView json) {
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = static_cast<int>(node.children.size());
        child->key = key;
        child->json = json;
        child->hidden = !key.isEmpty() && isSecretName(key);
        node.children.push_back(std::move(child));
    };
    const auto members = jsonMembers(node.json);
    const auto elements = jsonElements(node.json);
    for (size_t i = 0; i < members.size() && i < mostChildren; ++i)
        add(keyText(members[i].first), members[i].second);
    for (size_t i = 0; i < elements.size() && i < mostChildren; ++i)
        add({}, elements[i]);
    node.count = static_cast<qsizetype>(members.size() + elements.size());
    const qsizetype rest = node.count - static_cast<qsizetype>(node.children.size());
    if (rest > 0) {
        add({}, {});
        node.children.back()->rest = rest;
    }
}

QString JsonModel::path(const QModelIndex &index) const
{
    QString path;
    for (const Node *node = nodeOf(index); node && node->parent; node = node->parent) {
        if (node->rest > 0)
            continue;
        const bool element = node->parent->isArray();
        const QString part = element ? u"[%1]"_s.arg(node->row) : node->key;
        path = path.isEmpty() ? part : path.startsWith(u'[') ? part + path : part + u'.' + path;
    }
    return path;
}

QString JsonModel::value(const QModelIndex &index) const
{
    Node *node = nodeOf(index);
    if (!node->parent || node->rest > 0)
        return {};
    if (node->hidden)
        return redactionMark.toString();
    if (node->isObject() || node->isArray())
        return redactedText(QString::fromUtf8(node->json));
    return redactedText(scalarText(node->json));
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex JsonModel::parent(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    if (!node->parent || node->parent == m_root.get())
        return {};
    return createIndex(node->parent->row, 0, node->parent);
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Node *node = nodeOf(parent);
    makeChildren(*node);
    return static_cast<int>(node->children.size());
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return columnEnd;
}

bool JsonModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString JsonModel::shownValue(Node &node)
{
    if (node.rest > 0)
        return tr("… and %n more, not listed", nullptr, static_cast<int>(node.rest));
    if (node.hidden)
        return redactionMark.toString();
    if (node.isObject() || node.isArray()) {
        makeChildren(node);
        const int count = static_cast<int>(node.count);
        return node.isObject() ? tr("{ %n member(s) }", nullptr, count) : tr("[ %n element(s) ]", nullptr, count);
    }
    const QByteArray beginning = shortenedScalar(node.json, mostShownCharacters);
    return maskedBeginning(scalarText(beginning), mostShownCharacters, beginning.size() == node.json.size());
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Value)
            return shownValue(node);
        return node.rest > 0 ? QString() : node.key.isEmpty() ? u"[%1]"_s.arg(node.row) : node.key;
    case Qt::ToolTipRole:
        return path(index);
    case Qt::FontRole:
        return index.column() == Value && !node.isObject() && !node.isArray() ? QVariant(monospaceFont()) : QVariant();
    default:
        return {};
    }
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : tr("Value");
}

} // namespace eventsweep
