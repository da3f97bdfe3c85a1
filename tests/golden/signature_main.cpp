// Prints the signature of this build: signature_main [--threads N] [--events] CONFIG_DIR
// --events prints the number of events of each kind instead.
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/signature_workload.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/programme_reader.hpp"

namespace {

using namespace samverkan;

/// Areas dealt out over `threads` threads: any order must give the same bits.
ForEachArea over_threads(std::size_t threads) {
    if (threads <= 1) return for_each_area_serially;
    return [threads](std::size_t areas, const std::function<void(std::size_t)>& task) {
        std::vector<std::thread> pool;
        for (std::size_t t = 0; t < threads; ++t)
            pool.emplace_back([&, t] {
                for (std::size_t area = t; area < areas; area += threads) task(area);
            });
        for (std::thread& thread : pool) thread.join();
    };
}

int report(const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics)
        std::fprintf(stderr, "%s: %s\n", diagnostic.code.c_str(), diagnostic.message.c_str());
    return 1;
}

}  // namespace

int main(int count, char** arguments) {
    std::size_t threads = 1;
    bool events = false;
    const char* folder = nullptr;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--threads" && i + 1 < count)
            threads = static_cast<std::size_t>(std::strtoul(arguments[++i], nullptr, 10));
        else if (argument == "--events")
            events = true;
        else
            folder = arguments[i];
    }
    if (folder == nullptr) {
        std::fputs("usage: signature_main [--threads N] [--events] CONFIG_DIR\n", stderr);
        return 1;
    }
    const auto county = read_county(folder);
    if (!county.value) return report(county.diagnostics);
    const auto catalogue = read_catalogue(std::filesystem::path(folder).parent_path() / "programmes");
    if (!catalogue.value) return report(catalogue.diagnostics);
    std::vector<Programme> programmes;
    for (const char* id : {"great", "fft"})
        programmes.push_back(catalogue.value->programmes[catalogue.value->index_of(id).value()]);
    const SignatureResult result = run_signature_workload(*county.value, programmes, over_threads(threads));
    if (events) {
        for (std::size_t kind = 0; kind < result.events.size(); ++kind)
            std::printf("%zu %llu\n", kind, static_cast<unsigned long long>(result.events[kind]));
        return 0;
    }
    std::printf("%016llx\n", static_cast<unsigned long long>(result.signature));
    return 0;
}
