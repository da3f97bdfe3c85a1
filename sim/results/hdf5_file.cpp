#include "results/hdf5_file.hpp"

#include <algorithm>

#include <hdf5_hl.h>

#include "core/contract.hpp"
#include "results/file_error.hpp"

namespace samverkan {
namespace {

constexpr unsigned creation_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr unsigned deflate_level = 6;
constexpr hsize_t table_rows_in_chunk = 4096;

/// What the machine said, out of the messages of the call that failed: "..., error message = 'No space left on
/// device', ..."; else which part of the file could not be written.
std::string reason_of_failure(const std::string& what) {
    std::string reason = "HDF5: " + what;
    const auto look = [](unsigned, const H5E_error2_t* error, void* found) -> herr_t {
        const std::string_view text = error->desc != nullptr ? error->desc : "", mark = "error message = '";
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos) return 0;
        const std::string_view rest = text.substr(at + mark.size());
        *static_cast<std::string*>(found) = rest.substr(0, rest.find('\''));
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, look, &reason);
    return reason;
}

Hdf5Handle text_type(std::size_t size) {
    Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type.id(), size);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    return type;
}

}  // namespace

void Hdf5File::fail(const std::string& what) const { throw FileError("cannot write", path_, reason_of_failure(what)); }

Hdf5Handle Hdf5File::checked(hid_t id, Hdf5Handle::Close closing, const std::string& what) const {
    if (id < 0) fail(what);
    return {id, closing};
}

void Hdf5File::check(herr_t result, const std::string& what) const {
    if (result < 0) fail(what);
}

Hdf5File::Hdf5File(const std::filesystem::path& path) : path_(path) {
    H5dont_atexit();  // it would try again, and may crash, to write what a full disk has refused
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // failures are thrown, not printed
    const Hdf5Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose), access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_link_creation_order(creation.id(), creation_order);  // netCDF-4 reads variables in this order
    H5Pset_attr_creation_order(creation.id(), creation_order);
    H5Pset_obj_track_times(creation.id(), false);  // same content, same bytes
    H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V110);
    file_ = checked(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, "new file");
}

Hdf5File::~Hdf5File() = default;

Hdf5Handle Hdf5File::dataset_settings() const {
    Hdf5Handle settings = checked(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "settings");
    H5Pset_attr_creation_order(settings.id(), creation_order);
    H5Pset_obj_track_times(settings.id(), false);
    return settings;
}

Hdf5Handle Hdf5File::compressed_settings(std::span<const hsize_t> chunk) const {
    Hdf5Handle settings = dataset_settings();
    H5Pset_chunk(settings.id(), static_cast<int>(chunk.size()), chunk.data());
    H5Pset_shuffle(settings.id());
    H5Pset_deflate(settings.id(), deflate_level);
    H5Pset_fletcher32(settings.id());
    return settings;
}

void Hdf5File::describe(hid_t object, const std::string& attribute, const std::string& text) {
    if (text.empty()) return;
    const Hdf5Handle type = text_type(text.size()), space(H5Screate(H5S_SCALAR), H5Sclose);
    const Hdf5Handle id = checked(
        H5Acreate2(object, attribute.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, attribute);
    check(H5Awrite(id.id(), type.id(), text.data()), attribute);
}

void Hdf5File::describe(const std::string& attribute, const std::string& text) {
    describe(file_.id(), attribute, text);
}

void Hdf5File::describe(const std::string& attribute, double value) {
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    const Hdf5Handle id =
        checked(H5Acreate2(file_.id(), attribute.c_str(), H5T_NATIVE_DOUBLE, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                H5Aclose, attribute);
    check(H5Awrite(id.id(), H5T_NATIVE_DOUBLE, &value), attribute);
}

void Hdf5File::make_scale(const std::string& name, Hdf5Handle dataset, std::size_t size) {
    check(H5DSset_scale(dataset.id(), name.c_str()), name);
    dimensions_.push_back({name, {name}, {size}, std::move(dataset)});
}

void Hdf5File::add_dimension(const std::string& name, const std::string& long_name, const std::string& units,
                             std::span<const std::int32_t> values, const std::string& calendar) {
    const hsize_t size = values.size();
    const Hdf5Handle space(H5Screate_simple(1, &size, nullptr), H5Sclose), settings = dataset_settings();
    if (size > 0) H5Pset_chunk(settings.id(), 1, &size);  // only chunked datasets can be shortened
    Hdf5Handle dataset = checked(
        H5Dcreate2(file_.id(), name.c_str(), H5T_NATIVE_INT32, space.id(), H5P_DEFAULT, settings.id(), H5P_DEFAULT),
        H5Dclose, name);
    check(H5Dwrite(dataset.id(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), name);
    describe(dataset.id(), "long_name", long_name);
    describe(dataset.id(), "units", units);
    describe(dataset.id(), "calendar", calendar);
    make_scale(name, std::move(dataset), values.size());
}

Hdf5Handle Hdf5File::write_texts(const std::string& name, std::span<const std::string> labels) {
    const hsize_t size = labels.size();
    const Hdf5Handle type = text_type(H5T_VARIABLE), space(H5Screate_simple(1, &size, nullptr), H5Sclose);
    const Hdf5Handle settings = dataset_settings();
    Hdf5Handle dataset =
        checked(H5Dcreate2(file_.id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, settings.id(), H5P_DEFAULT),
                H5Dclose, name);
    std::vector<const char*> texts;
    for (const std::string& label : labels) texts.push_back(label.c_str());
    check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), name);
    return dataset;
}

void Hdf5File::add_dimension(const std::string& name, const std::string& long_name,
                             std::span<const std::string> labels) {
    Hdf5Handle dataset = write_texts(name, labels);
    describe(dataset.id(), "long_name", long_name);
    make_scale(name, std::move(dataset), labels.size());
}

void Hdf5File::add_labels(const std::string& name, const std::string& long_name, const std::string& dimension,
                          std::span<const std::string> labels) {
    Hdf5Handle dataset = write_texts(name, labels);
    describe(dataset.id(), "long_name", long_name);
    attach({dimension}, dataset.id());
    variables_.push_back({name, {dimension}, {labels.size()}, std::move(dataset)});
}

void Hdf5File::attach(const std::vector<std::string>& dimensions, hid_t dataset) {
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const auto scale = std::find_if(dimensions_.begin(), dimensions_.end(),
                                        [&](const Variable& one) { return one.name == dimensions[i]; });
        expect(scale != dimensions_.end(), "a variable's dimensions are added before it");
        check(H5DSattach_scale(dataset, scale->dataset.id(), static_cast<unsigned>(i)), dimensions[i]);
    }
}

void Hdf5File::add_variable(const VariableInfo& info, hid_t type, const void* fill, Missing missing) {
    std::vector<hsize_t> extent, chunk;
    for (const std::string& name : info.dimensions) {
        const auto scale =
            std::find_if(dimensions_.begin(), dimensions_.end(), [&](const Variable& one) { return one.name == name; });
        expect(scale != dimensions_.end(), "a variable's dimensions are added before it");
        extent.push_back(scale->extent[0]);
        chunk.push_back(extent.size() <= info.first_dimensions_apart ? 1 : std::max<hsize_t>(1, extent.back()));
    }
    const int rank = static_cast<int>(extent.size());
    const Hdf5Handle space(H5Screate_simple(rank, extent.data(), nullptr), H5Sclose),
        settings = compressed_settings(chunk);
    H5Pset_fill_value(settings.id(), type, fill);
    Hdf5Handle dataset =
        checked(H5Dcreate2(file_.id(), info.name.c_str(), type, space.id(), H5P_DEFAULT, settings.id(), H5P_DEFAULT),
                H5Dclose, info.name);
    describe(dataset.id(), "long_name", info.long_name);
    describe(dataset.id(), "units", info.units);
    if (missing == Missing::is_fill) {
        const Hdf5Handle one(H5Screate(H5S_SCALAR), H5Sclose);
        const Hdf5Handle attribute = checked(
            H5Acreate2(dataset.id(), "_FillValue", type, one.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, info.name);
        check(H5Awrite(attribute.id(), type, fill), info.name);
    }
    attach(info.dimensions, dataset.id());
    variables_.push_back({info.name, info.dimensions, std::move(extent), std::move(dataset)});
}

Hdf5File::Variable& Hdf5File::variable(const std::string& name) {
    const auto found =
        std::find_if(variables_.begin(), variables_.end(), [&](const Variable& one) { return one.name == name; });
    expect(found != variables_.end(), "a variable is added before it is written");
    return *found;
}

void Hdf5File::write(const std::string& name, std::span<const std::size_t> first_indices, hid_t type,
                     const void* values, std::size_t count) {
    Variable& to = variable(name);
    std::vector<hsize_t> start(to.extent.size(), 0), size = to.extent;
    for (std::size_t i = 0; i < first_indices.size(); ++i) {
        start[i] = first_indices[i];
        size[i] = 1;
    }
    hsize_t cells = 1;
    for (const hsize_t length : size) cells *= length;
    expect(cells == count, "values written fill the part of the variable");
    const Hdf5Handle memory(H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr), H5Sclose);
    const Hdf5Handle space = checked(H5Dget_space(to.dataset.id()), H5Sclose, name);
    H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, size.data(), nullptr);
    check(H5Dwrite(to.dataset.id(), type, memory.id(), space.id(), H5P_DEFAULT, values), name);
}

void Hdf5File::shorten(const std::string& dimension, std::size_t size) {
    for (auto* list : {&dimensions_, &variables_})
        for (Variable& one : *list) {
            const auto found = std::find(one.dimensions.begin(), one.dimensions.end(), dimension);
            if (found == one.dimensions.end()) continue;
            one.extent[static_cast<std::size_t>(found - one.dimensions.begin())] = size;
            check(H5Dset_extent(one.dataset.id(), one.extent.data()), one.name);
        }
}

void Hdf5File::add_table(const std::string& group, const std::string& name, std::span<const TableField> fields,
                         std::size_t record_bytes) {
    const Hdf5Handle group_settings(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_link_creation_order(group_settings.id(), creation_order);
    H5Pset_obj_track_times(group_settings.id(), false);
    groups_.push_back(
        checked(H5Gcreate2(file_.id(), group.c_str(), H5P_DEFAULT, group_settings.id(), H5P_DEFAULT), H5Gclose, group));
    Hdf5Handle type = checked(H5Tcreate(H5T_COMPOUND, record_bytes), H5Tclose, name);
    for (const TableField& field : fields)
        check(H5Tinsert(type.id(), field.name.c_str(), field.offset, field.type), field.name);
    Hdf5Handle packed = checked(H5Tcopy(type.id()), H5Tclose, name);  // no gaps between fields in the file
    check(H5Tpack(packed.id()), name);
    const Hdf5Handle type_settings(H5Pcreate(H5P_DATATYPE_CREATE), H5Pclose);
    H5Pset_obj_track_times(type_settings.id(), false);
    check(H5Tcommit2(groups_.back().id(), (name + "_row").c_str(), packed.id(), H5P_DEFAULT, type_settings.id(),
                     H5P_DEFAULT),
          name);  // netCDF shows only tables whose type has a name
    const hsize_t rows = 0, most = H5S_UNLIMITED;
    const Hdf5Handle space(H5Screate_simple(1, &rows, &most), H5Sclose),
        settings = compressed_settings({&table_rows_in_chunk, 1});
    Hdf5Handle dataset = checked(
        H5Dcreate2(groups_.back().id(), name.c_str(), packed.id(), space.id(), H5P_DEFAULT, settings.id(), H5P_DEFAULT),
        H5Dclose, name);
    tables_.push_back({group + "/" + name, std::move(dataset), std::move(type), 0});
}

void Hdf5File::describe_table(const std::string& path, const std::string& attribute, const std::string& text) {
    const auto table = std::find_if(tables_.begin(), tables_.end(), [&](const Table& one) { return one.path == path; });
    expect(table != tables_.end(), "a table is added before it is described");
    describe(table->dataset.id(), attribute, text);
}

void Hdf5File::append(const std::string& group, const std::string& name, const void* records, std::size_t count) {
    if (count == 0) return;
    const auto table =
        std::find_if(tables_.begin(), tables_.end(), [&](const Table& one) { return one.path == group + "/" + name; });
    expect(table != tables_.end(), "a table is added before it is written");
    const hsize_t start = table->rows, added = count, rows = start + added;
    check(H5Dset_extent(table->dataset.id(), &rows), name);
    const Hdf5Handle memory(H5Screate_simple(1, &added, nullptr), H5Sclose);
    const Hdf5Handle space = checked(H5Dget_space(table->dataset.id()), H5Sclose, name);
    H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, &start, nullptr, &added, nullptr);
    check(H5Dwrite(table->dataset.id(), table->type.id(), memory.id(), space.id(), H5P_DEFAULT, records), name);
    table->rows = rows;
}

void Hdf5File::close() {
    const auto closed = [this](Hdf5Handle& handle) {
        if (!handle.reset()) fail("closing");
    };
    for (auto* list : {&dimensions_, &variables_})
        for (Variable& one : *list) closed(one.dataset);
    for (Table& table : tables_) {
        closed(table.dataset);
        closed(table.type);
    }
    for (Hdf5Handle& group : groups_) closed(group);
    check(H5Fflush(file_.id(), H5F_SCOPE_GLOBAL), "closing");
    closed(file_);
}

}  // namespace samverkan
