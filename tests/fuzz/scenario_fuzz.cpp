// libFuzzer: scenario files. No input may crash, hang, or be refused without a reason. Words of the field tables
// are mixed in, so that more than brackets is reached.
// Build: cmake --preset fuzz && cmake --build build/fuzz --target scenario_fuzz. Run, for a minute:
//   build/fuzz/scenario_fuzz -max_total_time=60 -max_len=4096 build/fuzz/corpus tests/scenario/corpus/right/scenario
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "scenario/input_files.hpp"
#include "scenario/scenario_file.hpp"

using namespace samverkan;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

void append_words(const FieldTable& table, std::vector<std::string>& words) {
    for (std::size_t i = 0; i < table.size; ++i) {
        const FieldInfo& info = table.field(i);
        words.push_back("\"" + std::string(info.name) + "\": ");
        if (info.fields != nullptr) append_words(*info.fields, words);
    }
}

const std::vector<std::string>& words() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> list{
            "\"fft\"", "\"great\"", "\"2025-W34\"", "\"Järva\"",           "\"0181\"",          "1e308",  "-0", "[]",
            "{}",      "null",      "NaN",          "9223372036854775808", "\"baseline.json\"", "\\ud800"};
        append_words(scenario_table, list);
        return list;
    }();
    return all;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
    if (seed % 4 != 0) return LLVMFuzzerMutate(data, size, most);
    const std::string& word = words()[(seed / 4) % words().size()];
    if (size + word.size() > most) return LLVMFuzzerMutate(data, size, most);
    const std::size_t at = (seed / 256) % (size + 1);
    std::memmove(data + at + word.size(), data + at, size - at);
    std::memcpy(data + at, word.data(), word.size());
    return size + word.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    static const auto baseline =
        folder.write("baseline.json", test::text_of_file(test::source_folder / "scenarios" / "baseline.json"));
    const auto path =
        folder.write("mine.json", {reinterpret_cast<const char*>(data), size});  // bytes are what a file holds
    const Result<LoadedScenario> result = read_scenario(path, test::stockholm(), test::catalogue());
    require(result.ok() == !has_errors(result.diagnostics));
    require(render(result.diagnostics).size() < std::size_t{1} << 20);
    for (const Diagnostic& one : result.diagnostics) require(!one.code.empty() && !one.message.empty());
    if (result.ok()) require(result.value->scenario.weeks > 0 && result.value->scenario.burn_in_weeks >= 0);
    return 0;
}
