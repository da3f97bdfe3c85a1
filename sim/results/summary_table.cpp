#include "results/summary_table.hpp"

#include <array>
#include <charconv>

#include "core/contract.hpp"
#include "results/joined.hpp"

namespace samverkan {
namespace {

/// A CSV cell after RFC 4180.
std::string cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

std::string slice_cells(const Slice& slice, const County& county) {
    return joined({slice.year ? std::to_string(*slice.year + 1) : std::string(), ",",
                   slice.area ? cell(county.areas[*slice.area].name) : std::string(), ",",
                   slice.sex ? sex_names[static_cast<std::size_t>(*slice.sex)] : "", ",",
                   slice.age_band ? age_bands[*slice.age_band].name : "", ",",
                   slice.channel ? channel_names[static_cast<std::size_t>(*slice.channel)] : ""});
}

std::string number_cells(const SummaryRow& row) {
    if (row.masked) return ",,,,,";
    const Estimate& estimate = row.estimate;
    std::string cells = exported_number(estimate.mean);
    for (const double value :
         {estimate.low90, estimate.high90, estimate.simulation_error, estimate.mean_low90, estimate.mean_high90})
        cells += "," + exported_number(value);
    return cells;
}

/// What identifies a row; names contain no control characters.
std::string key_of(std::string_view scenario, std::string_view measure, const Slice& slice, std::string_view detail) {
    std::string key = joined({scenario, "\n", measure, "\n", detail});
    const auto add = [&](bool given, std::size_t value) {
        key += '\n';
        if (given) key += std::to_string(value);
    };
    add(slice.year.has_value(), static_cast<std::size_t>(slice.year.value_or(0)));
    add(slice.area.has_value(), slice.area.value_or(0));
    add(slice.sex.has_value(), static_cast<std::size_t>(slice.sex.value_or(Sex::male)));
    add(slice.age_band.has_value(), slice.age_band.value_or(0));
    add(slice.channel.has_value(), static_cast<std::size_t>(slice.channel.value_or(Channel::street)));
    return key;
}

}  // namespace

void SummaryTable::add(SummaryRow row) {
    const bool added = index_.emplace(key_of(row.scenario, row.measure, row.slice, row.detail), rows_.size()).second;
    expect(added, "a number stands once in the summary table");
    rows_.push_back(std::move(row));
}

const SummaryRow* SummaryTable::find(std::string_view scenario, std::string_view measure, const Slice& slice,
                                     std::string_view detail) const {
    const auto found = index_.find(key_of(scenario, measure, slice, detail));
    return found == index_.end() ? nullptr : &rows_[found->second];
}

const Estimate& SummaryTable::at(std::string_view scenario, std::string_view measure, const Slice& slice,
                                 std::string_view detail) const {
    const SummaryRow* row = find(scenario, measure, slice, detail);
    expect(row != nullptr, "a number in the answer stands in the summary table");
    return row->estimate;
}

std::string exported_number(double value) {
    if (value != value) return {};
    std::array<char, 32> text{};
    const auto [end, error] =
        std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value, std::chars_format::general, 10);
    return error == std::errc{} ? std::string(text.data(), end) : std::string();
}

std::string summary_csv(const SummaryTable& table, const County& county) {
    std::string csv =
        "scenario,measure,detail,year,area,sex,age,channel,mean,low90,high90,simulation_error,mean_low90,mean_high90,"
        "replicates,unit\n";
    for (const SummaryRow& row : table.rows())
        csv += cell(row.scenario) + "," + cell(row.measure) + "," + cell(row.detail) + "," +
               slice_cells(row.slice, county) + "," + number_cells(row) + "," +
               std::to_string(row.estimate.replicates) + "," + cell(row.unit) + "\n";
    return csv;
}

}  // namespace samverkan
