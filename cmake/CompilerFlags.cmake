# samverkan_flags: arithmetic, architecture and instrumentation, for all code of the project.
# samverkan_warnings: for the layers and programs; tests get fewer.
add_library(samverkan_flags INTERFACE)
add_library(samverkan_warnings INTERFACE)

# Strict IEEE arithmetic everywhere: the same bits in every build depend on it.
target_compile_options(samverkan_flags INTERFACE -ffp-contract=off)
if(SAMVERKAN_ARCH)
    target_compile_options(samverkan_flags INTERFACE -march=${SAMVERKAN_ARCH})
endif()
if(EMSCRIPTEN)
    target_compile_options(samverkan_flags INTERFACE -msimd128 -fexceptions)
    target_link_options(samverkan_flags INTERFACE -fexceptions)
endif()
if(SAMVERKAN_SANITIZE)
    target_compile_options(samverkan_flags INTERFACE -fsanitize=${SAMVERKAN_SANITIZE}
                           -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(samverkan_flags INTERFACE -fsanitize=${SAMVERKAN_SANITIZE})
endif()
if(SAMVERKAN_FUZZ)
    target_compile_options(samverkan_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(SAMVERKAN_COVERAGE)
    target_compile_options(samverkan_flags INTERFACE --coverage -fprofile-abs-path)
    target_link_options(samverkan_flags INTERFACE --coverage)
endif()

target_compile_options(samverkan_warnings INTERFACE -Wall -Wextra -Wconversion)
if(NOT SAMVERKAN_BATCHES)  # within a batch a file's own names may be parameters in its neighbour
    target_compile_options(samverkan_warnings INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")  # gcc's -Wconversion leaves signs out in C++; agree on that
    target_compile_options(samverkan_warnings INTERFACE -Wno-sign-conversion)
endif()
if(SAMVERKAN_WERROR)
    target_compile_options(samverkan_warnings INTERFACE -Werror)
endif()

# Scan loops are cloned per instruction set where the compiler can (sim/core). Not under sanitizers: the
# functions that choose a clone run before ThreadSanitizer is ready.
option(SAMVERKAN_CLONES "Clone scan loops per instruction set where possible" ON)
if(SAMVERKAN_SANITIZE OR NOT SAMVERKAN_CLONES)
    target_compile_definitions(samverkan_flags INTERFACE SAMVERKAN_NO_CLONES=1)
endif()
