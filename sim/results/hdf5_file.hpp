#pragma once
// HDF5 through its C interface, behind handles that close themselves, in the shape of netCDF-4: variables over
// named dimensions with units, so that xarray, h5py, R and h5dump read the file as it is.
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <hdf5.h>

namespace samverkan {

/// Owns an HDF5 identifier.
class Hdf5Handle {
public:
    using Close = herr_t (*)(hid_t);
    Hdf5Handle() = default;
    Hdf5Handle(hid_t id, Close close) : id_(id), close_(close) {}
    Hdf5Handle(Hdf5Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Hdf5Handle() { reset(); }

    [[nodiscard]] hid_t id() const { return id_; }
    /// Closes now; false if HDF5 could not (a full disk shows here).
    bool reset() { return id_ < 0 || close_(std::exchange(id_, H5I_INVALID_HID)) >= 0; }

private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// The HDF5 type of a C++ number.
template <class Number>
hid_t hdf5_type() {
    static_assert(std::is_arithmetic_v<Number> && sizeof(Number) <= 8);
    if constexpr (std::is_floating_point_v<Number>)
        return sizeof(Number) == 4 ? H5T_NATIVE_FLOAT : H5T_NATIVE_DOUBLE;
    else if constexpr (sizeof(Number) == 1)
        return std::is_signed_v<Number> ? H5T_NATIVE_INT8 : H5T_NATIVE_UINT8;
    else if constexpr (sizeof(Number) == 2)
        return std::is_signed_v<Number> ? H5T_NATIVE_INT16 : H5T_NATIVE_UINT16;
    else if constexpr (sizeof(Number) == 4)
        return std::is_signed_v<Number> ? H5T_NATIVE_INT32 : H5T_NATIVE_UINT32;
    else
        return std::is_signed_v<Number> ? H5T_NATIVE_INT64 : H5T_NATIVE_UINT64;
}

/// A variable: what it is and over which dimensions.
struct VariableInfo {
    std::string name, long_name, units;
    std::vector<std::string> dimensions;  ///< in storage order
    std::size_t first_dimensions_apart;   ///< a chunk holds one index of these and all of the others
};

/// One field of a table of records.
struct TableField {
    std::string name;
    std::size_t offset;
    hid_t type;
};

/// A file under construction. Failures throw FileError.
class Hdf5File {
public:
    explicit Hdf5File(const std::filesystem::path& path);
    ~Hdf5File();
    Hdf5File(const Hdf5File&) = delete;
    Hdf5File& operator=(const Hdf5File&) = delete;

    void describe(const std::string& attribute, const std::string& text);
    void describe(const std::string& attribute, double value);
    /// Of a table of records.
    void describe_table(const std::string& path, const std::string& attribute, const std::string& text);

    /// Dimensions with their coordinates.
    void add_dimension(const std::string& name, const std::string& long_name, const std::string& units,
                       std::span<const std::int32_t> values, const std::string& calendar = {});
    void add_dimension(const std::string& name, const std::string& long_name, std::span<const std::string> labels);
    /// Further labels of a dimension.
    void add_labels(const std::string& name, const std::string& long_name, const std::string& dimension,
                    std::span<const std::string> labels);

    /// Adds a variable, deflated, and filled with `fill` where nothing is written.
    template <class Number>
    void add_variable(const VariableInfo& info) {
        const Number zero{};
        add_variable(info, hdf5_type<Number>(), &zero, Missing::never);
    }
    /// The same for a variable of which parts may be missing: they are `fill`, and its `_FillValue` says so.
    template <class Number>
    void add_variable(const VariableInfo& info, Number fill) {
        add_variable(info, hdf5_type<Number>(), &fill, Missing::is_fill);
    }
    /// Writes the part of a variable at these indices of its first dimensions, all of the others.
    template <class Number>
    void write(const std::string& variable, std::span<const std::size_t> first_indices,
               std::span<const Number> values) {
        write(variable, first_indices, hdf5_type<Number>(), values.data(), values.size());
    }

    /// Makes a dimension, and all variables along it, shorter.
    void shorten(const std::string& dimension, std::size_t size);

    /// A table of records that grows at its end, in a group of its own.
    void add_table(const std::string& group, const std::string& name, std::span<const TableField> fields,
                   std::size_t record_bytes);
    void append(const std::string& group, const std::string& name, const void* records, std::size_t count);

    /// Flushes and closes everything.
    void close();

private:
    struct Variable {
        std::string name;
        std::vector<std::string> dimensions;
        std::vector<hsize_t> extent;
        Hdf5Handle dataset;
    };
    struct Table {
        std::string path;
        Hdf5Handle dataset, type;
        hsize_t rows = 0;
    };

    [[noreturn]] void fail(const std::string& what) const;
    Hdf5Handle compressed_settings(std::span<const hsize_t> chunk) const;
    Hdf5Handle checked(hid_t id, Hdf5Handle::Close closing, const std::string& what) const;
    void check(herr_t result, const std::string& what) const;
    Hdf5Handle dataset_settings() const;
    void describe(hid_t object, const std::string& attribute, const std::string& text);
    void make_scale(const std::string& name, Hdf5Handle dataset, std::size_t size);
    Hdf5Handle write_texts(const std::string& name, std::span<const std::string> labels);
    [[nodiscard]] Variable& variable(const std::string& name);
    enum class Missing : std::uint8_t { never, is_fill };
    void add_variable(const VariableInfo& info, hid_t type, const void* fill, Missing missing);
    void attach(const std::vector<std::string>& dimensions, hid_t dataset);
    void write(const std::string& name, std::span<const std::size_t> first_indices, hid_t type, const void* values,
               std::size_t count);

    std::filesystem::path path_;
    Hdf5Handle file_;
    std::vector<Variable> dimensions_, variables_;
    std::vector<Hdf5Handle> groups_;
    std::vector<Table> tables_;
};

}  // namespace samverkan
