// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace eventsweep {

/// A list that holds at least one element: for the portal's mutating methods an empty list is no list and means
/// "everything" (scenario clear-empty-list-deletes-whole-reservation), so an empty one must not be expressible.
template <typename T>
class NonEmpty
{
public:
    explicit NonEmpty(T only) { m_items.push_back(std::move(only)); }
    [[nodiscard]] static std::optional<NonEmpty> from(std::vector<T> items)
    {
        if (items.empty())
            return std::nullopt;
        return NonEmpty(std::move(items), Checked{});
    }

    // Copies instead of moving: a moved-from list would be empty.
    NonEmpty(const NonEmpty &) = default;
    NonEmpty &operator=(const NonEmpty &) = default;
    ~NonEmpty() = default;

    [[nodiscard]] size_t size() const { return m_items.size(); }
    [[nodiscard]] const T &front() const { return m_items.front(); }
    [[nodiscard]] const std::vector<T> &items() const { return m_items; }
    [[nodiscard]] auto begin() const { return m_items.begin(); }
    [[nodiscard]] auto end() const { return m_items.end(); }

    friend bool operator==(const NonEmpty &, const NonEmpty &) = default;

private:
    struct Checked
    {
    };
    NonEmpty(std::vector<T> items, Checked)
        : m_items(std::move(items))
    {
    }
    std::vector<T> m_items;
};

} // namespace eventsweep
