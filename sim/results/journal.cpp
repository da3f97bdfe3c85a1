#include "results/journal.hpp"

#include <fcntl.h>

#include "results/joined.hpp"
#include "results/utc_time.hpp"

namespace samverkan {

Journal::Journal(const std::filesystem::path& path) : file_(path, O_WRONLY | O_CREAT | O_APPEND) {}

void Journal::note(std::string_view word, std::string_view details) const {
    file_.write(joined({utc_now("%Y-%m-%dT%H:%M:%SZ"), "\t", word, "\t", details, "\n"}));
}

}  // namespace samverkan
