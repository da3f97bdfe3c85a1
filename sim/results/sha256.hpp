#pragma once
// SHA-256 (FIPS 180-4) of texts and files: checksums in manifests, and the hash that names a study.
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace samverkan {

class Sha256 {
public:
    void add(std::string_view bytes);
    /// 64 hexadecimal digits; nothing may be added afterwards.
    [[nodiscard]] std::string hex();

private:
    void compress(const unsigned char* block);

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> pending_{};
    std::uint64_t bytes_ = 0;
};

[[nodiscard]] std::string sha256_of(std::string_view bytes);

/// Throws FileError if the file cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace samverkan
