# Every tests/<folder>/*_test.cpp, or tests/<layer>/<folder>/*_test.cpp, goes into one GoogleTest program per folder,
# linked with the layer of that name (else with the highest layer below the command line). Every
# tests/<folder>/*_test.py runs under the system's Python. Labels are folders; tests/slow, tests/readers run only
# where asked for.
find_package(GTest 1.12 REQUIRED)
find_package(rapidcheck REQUIRED)
include(GoogleTest)

file(GLOB support_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
file(GLOB cpp_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/*/*_test.cpp"
     "${CMAKE_SOURCE_DIR}/tests/*/*/*_test.cpp")
file(GLOB python_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/*/*_test.py")
file(GLOB fuzz_targets CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp")

add_library(samverkan_test_base INTERFACE)
target_include_directories(samverkan_test_base INTERFACE "${CMAKE_SOURCE_DIR}/tests")
target_compile_options(samverkan_test_base INTERFACE -Wall -Wextra -O1)  # compiled more often than run
target_compile_definitions(samverkan_test_base INTERFACE SAMVERKAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                           SAMVERKAN_BINARY="${CMAKE_BINARY_DIR}/samverkan")
if(support_sources)
    add_library(samverkan_test_support STATIC ${support_sources})
    target_link_libraries(samverkan_test_support PUBLIC samverkan_test_base samverkan_study GTest::gtest)
    target_link_libraries(samverkan_test_base INTERFACE samverkan_study)
endif()

# For tests/mutants, which builds them beside the others: nothing above sim/scenario is needed then.
option(SAMVERKAN_KERNEL_TESTS "Only the tests that run the kernel" OFF)
set(highest_layer samverkan_study)
if(SAMVERKAN_KERNEL_TESTS)
    list(FILTER cpp_tests INCLUDE REGEX "/tests/(model|engine|behaviour|analytic|golden)/")
    set(highest_layer samverkan_scenario)
endif()

set(folders "")
foreach(source IN LISTS cpp_tests)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME folder)
    list(APPEND folders "${folder}")
    list(APPEND sources_of_${folder} "${source}")
endforeach()
list(REMOVE_DUPLICATES folders)

# samverkan_behaviour_checks: runs tests/behaviour/checks/*.json; the fast ones are a test, .ci/run runs all.
if(NOT SAMVERKAN_KERNEL_TESTS)
    file(GLOB check_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/checks/*.cpp")
    list(FILTER check_sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
    add_library(samverkan_checks STATIC ${check_sources})
    target_link_libraries(samverkan_checks PUBLIC samverkan_test_base samverkan_study)
    add_executable(samverkan_behaviour_checks "${CMAKE_SOURCE_DIR}/tests/checks/main.cpp")
    target_link_libraries(samverkan_behaviour_checks PRIVATE samverkan_checks)
    add_test(NAME behaviour/fast_checks COMMAND samverkan_behaviour_checks --fast --planted)
    set_tests_properties(behaviour/fast_checks PROPERTIES TIMEOUT 300 LABELS behaviour)
endif()

foreach(folder IN LISTS folders)
    set(program samverkan_${folder}_tests)
    add_executable(${program} ${sources_of_${folder}})
    set(layer ${highest_layer})
    if(TARGET samverkan_${folder})
        set(layer samverkan_${folder})
    endif()
    target_link_libraries(${program} PRIVATE samverkan_test_base ${layer} rapidcheck rapidcheck_gtest
                          GTest::gmock GTest::gtest_main)
    if(TARGET samverkan_test_support)
        target_link_libraries(${program} PRIVATE samverkan_test_support)
    endif()
    samverkan_precompile_test_headers(${program})
    if(TARGET samverkan AND NOT SAMVERKAN_KERNEL_TESTS)
        add_dependencies(${program} samverkan)
    endif()
    gtest_discover_tests(${program} TEST_PREFIX "${folder}/" DISCOVERY_TIMEOUT 60
                         PROPERTIES TIMEOUT 300 LABELS "${folder}")
endforeach()

# samverkan_twin_dump: small counties for the independent twin, and what the kernel makes of them.
add_executable(samverkan_twin_dump "${CMAKE_SOURCE_DIR}/tests/twin/county_dump.cpp"
               "${CMAKE_SOURCE_DIR}/tests/twin/small_county.cpp" "${CMAKE_SOURCE_DIR}/tests/twin/start_state.cpp")
target_link_libraries(samverkan_twin_dump PRIVATE samverkan_test_base samverkan_scenario)

set(instrumented 0)
if(SAMVERKAN_SANITIZE OR SAMVERKAN_COVERAGE OR SAMVERKAN_FUZZ)
    set(instrumented 1)
endif()

# Makes a chosen write of a process fail (tests/fault); sanitizers do not go with a preloaded library.
# The book is compared in the plain builds; its cases run in all.
set(write_fault "")
if(instrumented)
    list(FILTER python_tests EXCLUDE REGEX "/(fault/io_error|analytic/book)_test\\.py$")
else()
    add_library(samverkan_write_fault MODULE "${CMAKE_SOURCE_DIR}/tests/fault/write_fault.c")
    target_link_libraries(samverkan_write_fault PRIVATE ${CMAKE_DL_LIBS})
    set(write_fault "$<TARGET_FILE:samverkan_write_fault>")
endif()
set(python_environment "SAMVERKAN_SOURCE_DIR=${CMAKE_SOURCE_DIR}" "SAMVERKAN_BUILD_DIR=${CMAKE_BINARY_DIR}"
    "SAMVERKAN_BINARY=${CMAKE_BINARY_DIR}/samverkan" "SAMVERKAN_INSTRUMENTED=${instrumented}"
    "SAMVERKAN_WRITE_FAULT=${write_fault}")
foreach(script IN LISTS python_tests)
    cmake_path(RELATIVE_PATH script BASE_DIRECTORY "${CMAKE_SOURCE_DIR}/tests" OUTPUT_VARIABLE name)
    cmake_path(GET name PARENT_PATH folder)
    add_test(NAME "${name}" COMMAND /usr/bin/python3 -B "${script}")
    set_tests_properties("${name}" PROPERTIES TIMEOUT 300 LABELS "${folder}" ENVIRONMENT "${python_environment}")
endforeach()

# The tests of faults in full: fifty kills, and a fault at every single write.
function(samverkan_slow_fault_test name script)
    add_test(NAME "slow/${name}" COMMAND /usr/bin/python3 -B "${CMAKE_SOURCE_DIR}/tests/fault/${script}" ${ARGN})
    set_tests_properties("slow/${name}" PROPERTIES TIMEOUT 900 LABELS slow ENVIRONMENT
        "${python_environment};SAMVERKAN_KILLS=50;SAMVERKAN_FAULT_STRIDE=1")
endfunction()
samverkan_slow_fault_test(fifty_kills kill_test.py KilledStudies.test_kill_at_random_times)
if(write_fault)
    samverkan_slow_fault_test(fault_at_every_write io_error_test.py)
endif()

# The golden signature must not move, whatever the number of threads.
if(TARGET samverkan_signature)
    add_test(NAME golden/signature COMMAND "${CMAKE_SOURCE_DIR}/tools/check-signature"
             $<TARGET_FILE:samverkan_signature>)
    set_tests_properties(golden/signature PROPERTIES TIMEOUT 300 LABELS golden)
    if(instrumented OR CMAKE_BUILD_TYPE STREQUAL "Debug")  # slow there; the release build tries more threads
        set_tests_properties(golden/signature PROPERTIES ENVIRONMENT "SIGNATURE_THREADS=3")
    endif()
endif()

if(SAMVERKAN_FUZZ)
    foreach(source IN LISTS fuzz_targets)
        cmake_path(GET source STEM name)
        add_executable(${name} "${source}")
        target_link_libraries(${name} PRIVATE samverkan_test_base samverkan_study)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    endforeach()
endif()
