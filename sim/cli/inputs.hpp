#pragma once
// Reads what a study needs: county, programmes, scenarios, and the files as they are kept with the results.
#include <memory>

#include "cli/study_options.hpp"
#include "results/manifest.hpp"
#include "scenario/county_reader.hpp"
#include "study/study.hpp"

namespace samverkan {

struct LoadedStudy {
    std::unique_ptr<LoadedCounty> county;  ///< study.county points into it
    Study study;
    std::vector<InputFile> inputs;      ///< copies of every file read
    std::vector<std::string> resolved;  ///< canonical text by scenario
    std::string county_text;            ///< canonical text of the county
    std::string money_text;             ///< payers' budgets and social value, as they stand in their files
};

/// Problems of all files come in one pass.
[[nodiscard]] Result<LoadedStudy> load_study(const StudyOptions& options, Branches branches);

}  // namespace samverkan
