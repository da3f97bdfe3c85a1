#include "cli/doctor_checks.hpp"

#include <fstream>

#include <boost/version.hpp>
#include <hdf5.h>
#include <sched.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include "build_info.hpp"
#include "core/clock_scan.hpp"
#include "scenario/text_source.hpp"
#include "study/parallel.hpp"
#include "study/wording.hpp"

#define SAMVERKAN_TEXT(x) #x
#define SAMVERKAN_TEXT_OF(x) SAMVERKAN_TEXT(x)

namespace samverkan {
namespace fs = std::filesystem;
namespace {

constexpr double megabyte = 1e6;
/// Whether the attribute that clones hot loops says anything in this build.
constexpr bool has_clones = sizeof SAMVERKAN_TEXT_OF(SAMVERKAN_CLONES) > 1;
/// Of a full county and its two branches on one thread, measured with `samverkan bench`.
constexpr double bytes_per_thread = 400 * megabyte;
/// Of a comparison at default outputs: a few hundred kB; this leaves room for hundreds.
constexpr double wanted_disk_bytes = 500 * megabyte;

std::string megabytes(double bytes) { return with_decimals(bytes / megabyte, 0, Language::english) + " MB"; }

/// The least of memory that is free and what a container may use.
double available_bytes() {
    struct sysinfo info {};
    if (::sysinfo(&info) != 0) return 0;
    double available = static_cast<double>(info.freeram) * info.mem_unit;
    std::ifstream meminfo("/proc/meminfo");
    for (std::string name; meminfo >> name;) {
        double kilobytes = 0;
        if (name == "MemAvailable:" && meminfo >> kilobytes) available = kilobytes * 1024;
    }
    double limit = 0;
    if (std::ifstream group("/sys/fs/cgroup/memory.max"); group >> limit && limit < available) available = limit;
    return available;
}

int usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    return ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : all_threads();
}

}  // namespace

Check check_build() {
    Check check{"build", Health::fine,
                joined({"samverkan ", build_info::version, " (", build_info::git_revision, "), ", build_info::compiler,
                        ", ", build_info::build_type, ", ",
                        build_info::architecture.empty() ? "default architecture" : build_info::architecture})};
    if (build_info::build_type != "Release") {
        check.health = Health::doubtful;
        check.hint = "only the release build has the speed that is published: `make build`";
    } else if (build_info::git_revision.ends_with("-dirty")) {
        check.health = Health::doubtful;
        check.hint = "built from files that are in no commit: results cannot be traced to a revision";
    }
    return check;
}

Check check_instruction_sets() {
    if constexpr (!has_clones) {
        return {"instruction sets", Health::doubtful, "one for all machines: loops were not cloned",
                "gcc on x86-64 clones them; results are the same, only slower"};
    } else {
#if defined(__x86_64__)
        const bool v4 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
        const bool v3 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 &&
                        __builtin_cpu_supports("bmi2") != 0;
        return {
            "instruction sets", Health::fine,
            joined({"this machine runs the clone for ", v4   ? "AVX-512 (x86-64-v4)"
                                                        : v3 ? "AVX2 (x86-64-v3)"
                                                             : "any x86-64 (it has no AVX2: slower, same results)"})};
#else
        return {"instruction sets", Health::fine, "one for all machines of this kind"};
#endif
    }
}

Check check_cores() {
    const int usable = usable_cores(), threads = all_threads();
    Check check{"cores", Health::fine,
                joined({std::to_string(usable), " usable, ", std::to_string(threads), " threads by default"})};
    if (usable == 1) {
        check.health = Health::doubtful;
        check.hint = "worlds run one after the other; the published times are of two cores";
    }
    return check;
}

Check check_memory() {
    const double available = available_bytes();
    const double needed = bytes_per_thread * all_threads();
    Check check{"memory", Health::fine,
                joined({megabytes(available), " available, about ", megabytes(needed), " needed"})};
    if (available < bytes_per_thread) {
        check.health = Health::ill;
        check.hint = "one world of the full county needs more: close other programs, or try --scale 0.1";
    } else if (available < needed) {
        check.health = Health::doubtful;
        check.hint = joined({"use --threads ", std::to_string(static_cast<int>(available / bytes_per_thread))});
    }
    return check;
}

Check check_libraries() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return {"libraries", Health::fine,
            joined({"HDF5 ", std::to_string(major), ".", std::to_string(minor), ".", std::to_string(release),
                    ", Boost ", BOOST_LIB_VERSION})};
}

Check check_results_folder(const fs::path& folder) {
    std::error_code error;
    fs::path probed = folder;
    while (!fs::exists(probed, error) && probed.has_parent_path()) probed = probed.parent_path();
    if (!fs::exists(probed, error)) probed = ".";
    const fs::path probe = probed / (".samverkan-doctor-" + std::to_string(::getpid()));
    const bool written = fs::is_directory(probed, error) && (std::ofstream(probe) << "x").flush().good();
    fs::remove(probe, error);
    const std::string name = shown(folder.string());
    if (written) return {"results folder", Health::fine, joined({"`", name, "` can be written"})};
    return {"results folder", Health::ill, joined({"`", name, "` cannot be written"}),
            "give yourself the right to write there, or name another folder with --out"};
}

Check check_disk(const fs::path& folder) {
    std::error_code error;
    const fs::path probed = fs::exists(folder, error) ? folder : fs::path(".");
    const fs::space_info space = fs::space(probed, error);
    if (error) return {"disk", Health::doubtful, "free space is not known", "look at it with `df -h`"};
    const auto available = static_cast<double>(space.available);
    Check check{"disk", Health::fine, joined({megabytes(available), " free for results"})};
    if (available < wanted_disk_bytes) {
        check.health = Health::doubtful;
        check.hint = "a big study may not fit; its plan line says how much it needs";
    }
    return check;
}

}  // namespace samverkan
