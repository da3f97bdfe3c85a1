#include "study/patterns/networks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "results/estimate.hpp"

namespace samverkan {
namespace {

using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// Both directions of every pair who took part together, once.
std::vector<Edge> edges_of(const Chronicle& log, WeekSpan weeks) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> took_part;
    for (const Offence& offence : log.offences)
        if (weeks.contains(offence.week)) took_part[offence.incident].push_back(offence.person.value);
    std::vector<Edge> edges;
    for (const auto& [incident, persons] : took_part)
        for (const std::uint32_t a : persons)
            for (const std::uint32_t b : persons)
                if (a != b) edges.emplace_back(a, b);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

}  // namespace

CoOffending::CoOffending(const Chronicle& log, WeekSpan weeks) : begin_(log.persons.size() + 1, 0) {
    for (const Edge& edge : edges_of(log, weeks)) {
        ++begin_[edge.first + 1];
        neighbours_.push_back(edge.second);
    }
    for (std::size_t p = 0; p + 1 < begin_.size(); ++p) begin_[p + 1] += begin_[p];
}

std::vector<bool> CoOffending::largest_component() const {
    const std::size_t persons = begin_.size() - 1;
    std::vector<bool> seen(persons, false);
    std::vector<std::uint32_t> largest;
    for (std::uint32_t p = 0; p < persons; ++p) {
        if (seen[p] || !contains(PersonId{p})) continue;
        std::vector<std::uint32_t> component{p};
        seen[p] = true;
        for (std::size_t next = 0; next < component.size(); ++next)
            for (std::uint32_t i = begin_[component[next]]; i < begin_[component[next] + 1]; ++i)
                if (!seen[neighbours_[i]]) {
                    seen[neighbours_[i]] = true;
                    component.push_back(neighbours_[i]);
                }
        if (component.size() > largest.size()) largest = std::move(component);
    }
    std::vector<bool> inside(persons, false);
    for (const std::uint32_t p : largest) inside[p] = true;
    return inside;
}

std::vector<int> CoOffending::steps_from(const std::vector<PersonId>& sources) const {
    std::vector<int> steps(begin_.size() - 1, -1);
    std::vector<std::uint32_t> queue;
    for (const PersonId source : sources)
        if (steps[source.index()] < 0) {
            steps[source.index()] = 0;
            queue.push_back(source.value);
        }
    for (std::size_t next = 0; next < queue.size(); ++next)
        for (std::uint32_t i = begin_[queue[next]]; i < begin_[queue[next] + 1]; ++i)
            if (steps[neighbours_[i]] < 0) {
                steps[neighbours_[i]] = steps[queue[next]] + 1;
                queue.push_back(neighbours_[i]);
            }
    return steps;
}

double assortativity(const std::vector<PersonPair>& ties, const std::vector<std::optional<double>>& value) {
    double ends = 0, sum = 0, squares = 0, products = 0;
    for (const PersonPair& tie : ties) {
        const auto& a = value[tie.a.index()];
        const auto& b = value[tie.b.index()];
        if (!a || !b) continue;
        ends += 2;
        sum += *a + *b;
        squares += *a * *a + *b * *b;
        products += 2 * *a * *b;
    }
    const double mean = sum / ends, variance = squares / ends - mean * mean;
    return variance > 0 ? (products / ends - mean * mean) / variance : not_known;
}

}  // namespace samverkan
