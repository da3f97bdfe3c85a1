// Tables of numbers: objects whose keys name the elements, e.g. {"male": 1.2, "female": 0.79} or
// {"0-16": 0.006, "17-19": 0.01}; ages that are not named are 0.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenario/value_reader.hpp"

namespace samverkan {
namespace {

constexpr double sum_tolerance = 1e-9;

struct AgeSpan {
    int first = 0, last = 0;
};

std::optional<int> parse_age(std::string_view text) {
    int age = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), age);
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    const bool all = digits && error == std::errc{} && end == text.data() + text.size() && !text.empty();
    if (!all || age < 0 || age >= static_cast<int>(age_table_size)) return std::nullopt;
    return age;
}

/// "13" or "17-19".
std::optional<AgeSpan> parse_ages(std::string_view text) {
    const std::size_t dash = text.find('-');
    const std::optional<int> first = parse_age(text.substr(0, dash));
    const std::optional<int> last = dash == std::string_view::npos ? first : parse_age(text.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return AgeSpan{*first, *last};
}

/// One element, named for messages.
bool read_element(const Reading& table, const JsonMember& member, double& target) {
    FieldInfo info = table.info;
    info.shape = Shape::scalar;
    info.name = member.key;
    return read_value(Reading{info, member.value, table.path(), table.reporter}, target);
}

bool read_ages(const Reading& table, double* target) {
    if (table.json.kind != JsonValue::Kind::object) return table.wrong_type("an object of ages and numbers");
    bool good = true;
    std::array<bool, age_table_size> taken{};
    for (const JsonMember& member : table.json.members) {
        const std::optional<AgeSpan> ages = parse_ages(member.key);
        double number = 0;
        if (!ages) {
            table.reporter.report(Code::wrong_elements, member.key_span,
                                  "`" + shown(member.key) + "` in " + table.path() + " (not an age from 0 to 24)",
                                  "not an age", "write an age such as \"13\" or a span such as \"17-19\"");
            good = false;
            continue;
        }
        const bool read = read_element(table, member, number);
        good = good && read;
        for (int age = ages->first; age <= ages->last; ++age) {
            const auto at = static_cast<std::size_t>(age);
            if (taken[at]) {
                table.reporter.report(Code::wrong_elements, member.key_span,
                                      "age " + std::to_string(age) + " given twice in " + table.path() +
                                          " (which counts cannot be known)",
                                      "again");
                good = false;
                break;
            }
            taken[at] = true;
            target[at] = number;
        }
    }
    return good;
}

void report_unknown_element(const Reading& table, const JsonMember& member) {
    std::string all;
    for (const std::string_view name : element_names(table.info.shape))
        all += (all.empty() ? "" : ", ") + std::string(name);
    table.reporter.report(Code::wrong_elements, member.key_span,
                          "unknown element `" + shown(member.key) + "` in " + table.path(),
                          "not an element of this table", "the elements are " + all);
}

bool read_named(const Reading& table, std::vector<double>& values) {
    if (table.json.kind != JsonValue::Kind::object)
        return table.wrong_type(table.info.shape == Shape::prior ? "an object with low, mode and high"
                                                                 : "an object of names and numbers");
    const auto names = element_names(table.info.shape);
    bool known = true, good = true;
    for (const JsonMember& member : table.json.members) {
        const auto found = std::find(names.begin(), names.end(), member.key);
        const auto index = static_cast<std::size_t>(found - names.begin());
        if (found == names.end()) {
            report_unknown_element(table, member);
            known = false;
        } else if (table.info.shape == Shape::by_sex_and_age) {
            FieldInfo info = table.info;
            info.name = member.key;
            const std::string path = table.path();
            const Reading ages{info, member.value, path, table.reporter};
            good = read_ages(ages, values.data() + index * age_table_size) && good;
        } else {
            good = read_element(table, member, values[index]) && good;
        }
    }
    for (const std::string_view name : names)
        if (known && table.json.find(name) == nullptr) {
            table.report(Code::wrong_elements, "lacks the element `" + std::string(name) + "`", "incomplete");
            good = false;
        }
    return known && good;
}

bool consistent(const Reading& table, const std::vector<double>& values) {
    if (table.info.shape == Shape::prior && !(values[0] <= values[1] && values[1] <= values[2])) {
        table.report(Code::contradiction, "is not in order (low, mode, high must not fall)", "not in order");
        return false;
    }
    double sum = 0;
    for (const double value : values) sum += value;
    if (table.info.sum == Sum::one && std::fabs(sum - 1) > sum_tolerance) {
        table.report(Code::contradiction, "sums to " + number_text(sum) + " (the shares must sum to 1)",
                     "sums to " + number_text(sum));
        return false;
    }
    return true;
}

}  // namespace

bool read_value(const Reading& reading, std::vector<double>& target) {
    std::vector<double> values(element_count(reading.info.shape), 0.0);
    bool good = true;
    switch (reading.info.shape) {
    case Shape::scalar:
        good = read_value(reading, values.front());
        break;
    case Shape::by_age:
        good = read_ages(reading, values.data());
        break;
    default:
        good = read_named(reading, values);
        break;
    }
    if (!good || !consistent(reading, values)) return false;
    target = std::move(values);
    return true;
}

}  // namespace samverkan
