#pragma once
// Things due in a given week: a ring of buckets, entries further ahead than the ring wait a round.
#include <array>
#include <cstddef>
#include <vector>

namespace samverkan {

template <class Item>
class Schedule {
public:
    /// Item comes up in `due_week` (later than the week last taken).
    void add(int due_week, const Item& item) { bucket(due_week).push_back({due_week, item}); }

    /// Moves everything due in `week` to `out` (in the order of adding) and keeps the rest.
    void take(int week, std::vector<Item>& out) {
        auto& entries = bucket(week);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].due_week == week)
                out.push_back(entries[i].item);
            else
                entries[kept++] = entries[i];
        }
        entries.resize(kept);
    }

    [[nodiscard]] std::size_t size() const {
        std::size_t count = 0;
        for (const auto& entries : ring_) count += entries.size();
        return count;
    }
    /// Calls visit(due_week, item) for all entries, bucket by bucket.
    template <class Visit>
    void for_each(Visit&& visit) const {
        for (const auto& entries : ring_)
            for (const Entry& entry : entries) visit(entry.due_week, entry.item);
    }

private:
    static constexpr std::size_t ring_weeks = 128;
    struct Entry {
        int due_week;
        Item item;
    };
    std::vector<Entry>& bucket(int week) { return ring_[static_cast<std::size_t>(week) % ring_weeks]; }
    std::array<std::vector<Entry>, ring_weeks> ring_;
};

}  // namespace samverkan
