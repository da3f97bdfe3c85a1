#pragma once
// Records as bytes and back, field by field, little endian. A record takes part through
// `fields_of(record)`, a tuple of references to all of its fields.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace samverkan {

static_assert(std::endian::native == std::endian::little, "numbers are written as they stand in memory");

template <class Value>
concept PlainNumber = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

class BinaryWriter {
public:
    template <PlainNumber Value>
    void add(const Value& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof(Value));
    }
    void add(const std::string& text) { add_list(text); }
    template <class Value>
    void add(const std::vector<Value>& list) {
        add_list(list);
    }
    template <class Value, std::size_t size>
    void add(const std::array<Value, size>& list) {
        for (const Value& value : list) add(value);
    }
    template <class Value>
    void add(const std::optional<Value>& value) {
        add(value.has_value());
        if (value) add(*value);
    }
    template <class Record>
    requires requires(const Record& record) { fields_of(record); }
    void add(const Record& record) {
        std::apply([this](const auto&... field) { (this->add(field), ...); }, fields_of(record));
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    template <class List>
    void add_list(const List& list) {
        add(std::uint64_t{list.size()});
        for (const auto& value : list) add(value);
    }

    std::string bytes_;
};

/// Bytes that cannot be what was written.
struct MalformedBytes : std::runtime_error {
    MalformedBytes() : std::runtime_error("malformed bytes") {}
};

class BinaryReader {
public:
    explicit BinaryReader(std::string_view bytes) : bytes_(bytes) {}

    template <PlainNumber Value>
    void read(Value& value) {
        if (bytes_.size() < sizeof(Value)) throw MalformedBytes{};
        std::memcpy(&value, bytes_.data(), sizeof(Value));
        bytes_.remove_prefix(sizeof(Value));
    }
    void read(std::string& text) { read_list(text); }
    template <class Value>
    void read(std::vector<Value>& list) {
        read_list(list);
    }
    template <class Value, std::size_t size>
    void read(std::array<Value, size>& list) {
        for (Value& value : list) read(value);
    }
    template <class Value>
    void read(std::optional<Value>& value) {
        bool has_value = false;
        read(has_value);
        value.reset();
        if (has_value) read(value.emplace());
    }
    template <class Record>
    requires requires(Record& record) { fields_of(record); }
    void read(Record& record) {
        std::apply([this](auto&... field) { (this->read(field), ...); }, fields_of(record));
    }
    [[nodiscard]] bool at_end() const { return bytes_.empty(); }

private:
    template <class List>
    void read_list(List& list) {
        std::uint64_t size = 0;
        read(size);
        if (size > bytes_.size()) throw MalformedBytes{};  // every element takes at least a byte
        list.resize(size);
        for (auto& value : list) read(value);
    }

    std::string_view bytes_;
};

}  // namespace samverkan
