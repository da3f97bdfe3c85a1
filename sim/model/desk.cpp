#include "model/desk.hpp"

#include <algorithm>

namespace samverkan {

std::uint32_t CaseQueue::push(const Case& added) {
    Lane& joined = lane[added.priority];
    joined.cases.push_back(added);
    return joined.cleared + static_cast<std::uint32_t>(joined.cases.size() - 1);
}

bool CaseQueue::pop(Case& next) {
    for (Lane& l : lane) {
        if (l.head == l.cases.size()) continue;
        next = l.cases[l.head++];
        if (l.head > 256 && l.head * 2 > l.cases.size()) {
            l.cases.erase(l.cases.begin(), l.cases.begin() + static_cast<std::ptrdiff_t>(l.head));
            l.cleared += static_cast<std::uint32_t>(l.head);
            l.head = 0;
        }
        return true;
    }
    return false;
}

const Case* CaseQueue::ahead(std::size_t ahead) const {
    for (const Lane& l : lane)
        if (l.head < l.cases.size()) return l.head + ahead < l.cases.size() ? &l.cases[l.head + ahead] : nullptr;
    return nullptr;
}

Case* CaseQueue::find(std::uint8_t priority, std::uint32_t number) {
    Lane& l = lane[priority];
    return number < l.cleared + l.head ? nullptr : &l.cases[number - l.cleared];
}

std::size_t CaseQueue::size() const {
    std::size_t count = 0;
    for (const Lane& l : lane) count += l.cases.size() - l.head;
    return count;
}

void Desk::begin_week() { credit += starts_per_week; }

void Desk::end_week() { credit = std::min(credit, std::max(1.0, starts_per_week)); }

void Desk::count_out(Outflow way) {
    --waiting;
    ++out[static_cast<std::size_t>(way)];
}

void Desk::count_start(int weeks_waited) {
    count_out(Outflow::started);
    if (kind == CapacityKind::places)
        ++taken;
    else
        credit -= 1;
    wait_weeks += static_cast<std::uint64_t>(weeks_waited);
    ++starts_by_wait[std::min(static_cast<std::size_t>(weeks_waited), starts_by_wait.size() - 1)];
}

void Desk::give_back() {
    if (kind == CapacityKind::places)
        --taken;
    else
        credit += 1;
}

}  // namespace samverkan
