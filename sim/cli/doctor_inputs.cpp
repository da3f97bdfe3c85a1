#include <array>
#include <cstdio>

#include "build_info.hpp"
#include "cli/doctor_checks.hpp"
#include "engine/signature_workload.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/programme_reader.hpp"
#include "scenario/text_source.hpp"
#include "study/parallel.hpp"
#include "study/wording.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 2> workload_programmes{"great", "fft"};
constexpr std::size_t least_workload_areas = 12;

/// An input that could not be read: the first problem, and how to see all.
Check ill_input(std::string_view name, const std::vector<Diagnostic>& diagnostics, const fs::path& folder) {
    const Diagnostic& first = diagnostics.front();
    std::error_code error;
    const bool here = fs::exists(folder, error);
    return {name, Health::ill,
            joined({std::to_string(diagnostics.size()), diagnostics.size() == 1 ? " problem: [" : " problems, first [",
                    first.code, "] ", first.message, first.file.empty() ? "" : " in ", first.file}),
            here ? joined({"`samverkan validate ", shown(folder.generic_string()), "` shows all of them"})
                 : std::string("run the program in the folder that holds `configs`"),
            Mender::user};
}

}  // namespace

Check check_county(const fs::path& folder) {
    const Result<LoadedCounty> loaded = load_county(folder);
    if (!loaded.value) return ill_input("county", loaded.diagnostics, folder);
    const County& county = loaded.value->county;
    double youths = 0;
    for (const Place& place : county.places)
        for (const double of_age : place.youths_by_age) youths += of_age;
    return {"county", Health::fine,
            joined({county.name, ": ", std::to_string(county.areas.size()), " areas, ",
                    std::to_string(county.places.size()), " places, ", with_decimals(youths, 0, Language::english),
                    " residents aged 6-24, ", std::to_string(loaded.value->notes.size()), " parameters"})};
}

Check check_catalogue(const fs::path& folder) {
    const Result<Catalogue> catalogue = read_catalogue(folder);
    if (!catalogue.value) return ill_input("programmes", catalogue.diagnostics, folder);
    return {"programmes", Health::fine,
            joined({std::to_string(catalogue.value->programmes.size()), " in the catalogue"})};
}

Check check_signature(const fs::path& county_folder, const fs::path& catalogue_folder) {
    const Result<County> county = read_county(county_folder);
    const Result<Catalogue> catalogue = read_catalogue(catalogue_folder);
    std::vector<Programme> programmes;
    if (catalogue.value)
        for (const std::string_view id : workload_programmes)
            if (const auto index = catalogue.value->index_of(id))
                programmes.push_back(catalogue.value->programmes[*index]);
    if (!county.value || county.value->areas.size() < least_workload_areas ||
        programmes.size() < workload_programmes.size())
        return {"signature", Health::doubtful, "not checked (its county and programmes are not here)",
                "mend what is said above first", Mender::user};
    const SignatureResult result = run_signature_workload(*county.value, programmes, for_each_area_on(Workers(0)));
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(result.signature));
    if (text.data() == build_info::golden_signature)
        return {"signature", Health::fine, joined({text.data(), ", as it should be"})};
    return {
        "signature", Health::ill, joined({text.data(), " instead of ", build_info::golden_signature}),
        "if the county's data, great or fft were changed, that is why; else this build computes something else than "
        "the published one: do not compare its results with others"};
}

}  // namespace samverkan
