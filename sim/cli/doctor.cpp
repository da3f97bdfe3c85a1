#include <array>
#include <cstdio>

#include <boost/version.hpp>
#include <hdf5.h>

#include "build_info.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "engine/signature_workload.hpp"
#include "results/joined.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/programme_reader.hpp"
#include "study/parallel.hpp"

namespace samverkan {
namespace {

const std::string configs = "configs";

std::string version_of_hdf5() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return joined({std::to_string(major), ".", std::to_string(minor), ".", std::to_string(release)});
}

/// Behaviour of this build in one number, from a workload of two seconds; nothing if the county is not found.
std::string signature() {
    const Result<County> county = read_county(configs + "/stockholm");
    const Result<Catalogue> catalogue = read_catalogue(configs + "/programmes");
    if (!county.ok() || !catalogue.ok()) return "not checked: configs/stockholm is not here";
    const SignatureResult result =
        run_signature_workload(*county.value, catalogue.value->programmes, for_each_area_serially);
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(result.signature));
    return text.data();
}

int examine() {
    const std::string text =
        joined({"samverkan ", build_info::version, "\nrevision      ", build_info::git_revision, "\ncompiler      ",
                build_info::compiler, ", ", build_info::build_type, "\narchitecture  ", build_info::architecture,
                "\nthreads       ", std::to_string(all_threads()), "\nHDF5          ", version_of_hdf5(),
                "\nBoost         ", BOOST_LIB_VERSION, "\nsignature     ", signature(), "\n"});
    return write_data(text) ? exit_done : exit_our_fault;
}

}  // namespace

void add_doctor(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("doctor", "how this program was built, and what it finds here");
    verb->callback([&exit_code] { exit_code = examine(); });
}

}  // namespace samverkan
