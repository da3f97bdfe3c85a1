# benchmarks/*_bench.cpp use Google Benchmark; every other benchmarks/*.cpp is a program of its own.
# Built by the target samverkan_benchmarks only, into <build>/benchmarks.
find_package(benchmark REQUIRED)
file(GLOB benchmark_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/benchmarks/*.cpp")
add_custom_target(samverkan_benchmarks)
foreach(source IN LISTS benchmark_sources)
    cmake_path(GET source STEM name)
    set(program samverkan_${name})
    add_executable(${program} EXCLUDE_FROM_ALL "${source}")
    set_target_properties(${program} PROPERTIES OUTPUT_NAME ${name}
                          RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/benchmarks")
    target_link_libraries(${program} PRIVATE samverkan_study samverkan_warnings)
    target_compile_definitions(${program} PRIVATE SAMVERKAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(name MATCHES "_bench$")
        target_link_libraries(${program} PRIVATE benchmark::benchmark benchmark::benchmark_main)
    endif()
    add_dependencies(samverkan_benchmarks ${program})
endforeach()
