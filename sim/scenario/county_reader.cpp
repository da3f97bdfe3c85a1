#include "scenario/county_reader.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "scenario/area_tables.hpp"
#include "scenario/county_file.hpp"
#include "scenario/law_timeline_file.hpp"
#include "scenario/school_calendar_reader.hpp"
#include "scenario/service_file.hpp"

namespace samverkan {
namespace {

constexpr std::string_view calendar_needs[] = {"event", "iso_week"};
constexpr double population_tolerance_share = 0.001;

/// The files of one county, read as far as they can be; problems of all are kept.
class CountyLoader {
public:
    CountyLoader(std::filesystem::path folder, Result<LoadedCounty>& result)
        : folder_(std::move(folder)), diagnostics_(result.diagnostics) {}

    LoadedCounty load() {
        const auto document = json("county.json");
        if (!document) return {};
        Reporter reporter(document->source, diagnostics_);
        CountyFile file;
        if (!read_county_file(*document, file, reporter)) return {};
        loaded_.county.name = file.name;
        loaded_.name_sv = file.name_sv;
        loaded_.first_week = file.first_week.number;
        loaded_.start_week = file.start.number;
        read_parameter_files(file);
        read_calendar(file.files);
        read_law(file.files);
        read_tables(file);
        if (const auto services = json(file.files.services)) {
            Reporter services_reporter(services->source, diagnostics_);
            loaded_.county.services = read_services(*services, loaded_.county, services_reporter);
        }
        if (!has_errors(diagnostics_)) check_population(file.reference_population, reporter);
        return std::move(loaded_);
    }

private:
    std::filesystem::path path(const std::string& name) {
        loaded_.files.push_back(folder_ / std::filesystem::path(name));
        return loaded_.files.back();
    }
    std::unique_ptr<JsonDocument> json(const std::string& name) { return read_json(path(name), diagnostics_); }
    std::unique_ptr<CsvTable> csv(const std::string& name, std::span<const std::string_view> columns) {
        return CsvTable::read(path(name), columns, diagnostics_);
    }

    void read_parameter_files(const CountyFile& file) {
        const auto parameters = json(file.files.parameters), base_rates = json(file.files.base_rates);
        if (!parameters || !base_rates) return;
        if (!file.parameters_from) {
            keep(read_parameters({*parameters, *base_rates}, diagnostics_));
        } else if (const auto lender = read_lender(file.parameters_from)) {
            const ParameterLender lent{file.parameters_from.value, {*lender->parameters, *lender->base_rates}};
            keep(read_parameters({*parameters, *base_rates}, diagnostics_, &lent));
        }
    }

    void keep(LoadedParameters read) {
        loaded_.county.parameters = read.values;
        loaded_.notes = std::move(read.notes);
    }

    struct LenderFiles {
        std::unique_ptr<JsonDocument> parameters, base_rates;
    };

    std::optional<LenderFiles> read_lender(const Given<std::string>& name) {
        const std::filesystem::path folder = folder_ / ".." / std::filesystem::path(name.value);
        const std::filesystem::path own_folder = std::exchange(folder_, folder);
        const auto document = json("county.json");
        CountyFile file;
        std::optional<LenderFiles> files;
        if (document != nullptr) {
            Reporter reporter(document->source, diagnostics_);
            if (read_county_file(*document, file, reporter))
                files = LenderFiles{json(file.files.parameters), json(file.files.base_rates)};
        }
        folder_ = own_folder;
        if (file.parameters_from) {
            name.reporter->report(Code::contradiction, name.at->span,
                                  "`parameters_from` is `" + shown(name.value) + "` (that county borrows itself)",
                                  "no lender", "name the county that states all its parameters");
            return std::nullopt;
        }
        return files && files->parameters && files->base_rates ? std::move(files) : std::nullopt;
    }

    void read_calendar(const CountyFileNames& files) {
        if (const auto table = csv(files.school_calendar, calendar_needs))
            loaded_.county.calendar = make_school_calendar(*table);
    }

    void read_law(const CountyFileNames& files) {
        if (files.law_timeline.empty()) return;
        if (const auto document = json(files.law_timeline))
            loaded_.county.law_timeline = read_law_timeline(*document, diagnostics_);
    }

    void read_tables(const CountyFile& file) {
        County& county = loaded_.county;
        const auto areas = csv(file.files.areas, area_columns());
        const auto adjacency = csv(file.files.adjacency, adjacency_columns());
        const auto distances = csv(file.files.distances, distance_columns());
        const auto places = csv(file.files.places, neighbourhood_columns());
        if (!areas) return;
        const std::vector<AreaFigures> figures = read_areas(*areas, county);
        if (adjacency) read_adjacency(*adjacency, county);
        if (distances) read_distances(*distances, county);
        if (!places) return;
        const auto neighbourhoods = read_neighbourhoods(*places, *areas, figures, county);
        if (has_errors(diagnostics_)) return;
        for (std::size_t a = 0; a < figures.size(); ++a)
            for (Place& place : places_of(figures[a], neighbourhoods[a], file.low_income_in_places))
                county.places.push_back(std::move(place));
    }

    void check_population(const ReferencePopulation& reference, Reporter& reporter) {
        double youths = 0;
        for (const Place& place : loaded_.county.places)
            for (const double of_age : place.youths_by_age) youths += of_age;
        const double difference = std::fabs(youths - reference.aged_6_24.value);
        if (difference <= population_tolerance_share * reference.aged_6_24.value) return;
        reporter.report(Code::inconsistent_county, reference.aged_6_24.at->span,
                        "reference population is " + number_text(reference.aged_6_24.value) + " (the areas hold " +
                            number_text(std::round(youths)) + " residents aged 6-24)",
                        "differs by more than 0.1 %");
    }

    std::filesystem::path folder_;
    std::vector<Diagnostic>& diagnostics_;
    LoadedCounty loaded_;
};

}  // namespace

Result<LoadedCounty> load_county(const std::filesystem::path& folder) {
    Result<LoadedCounty> result;
    LoadedCounty loaded = CountyLoader(folder, result).load();
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = std::move(loaded);
    return result;
}

Result<County> read_county(const std::filesystem::path& folder) {
    Result<LoadedCounty> loaded = load_county(folder);
    Result<County> result;
    result.diagnostics = std::move(loaded.diagnostics);
    if (loaded.value) result.value = std::move(loaded.value->county);
    return result;
}

}  // namespace samverkan
