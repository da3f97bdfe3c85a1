# Two ways to build faster; off in the preset ci-clang, where each file must include what it uses.

# samverkan_batch(TARGET): compiles the files of a library several at a time, which takes a third of the time. Files
# that give short names to what they tabulate stand alone.
function(samverkan_batch target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${SAMVERKAN_BATCHES} UNITY_BUILD_BATCH_SIZE 8)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "sim/scenario/([a-z_]*_file|target_expression)\\.cpp$")
    set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# samverkan_precompile_test_headers(TARGET): each file of tests starts from the large headers, compiled once.
function(samverkan_precompile_test_headers target)
    if(SAMVERKAN_BATCHES)
        target_precompile_headers(${target} PRIVATE <algorithm> <functional> <gmock/gmock.h> <gtest/gtest.h>)
    endif()
endfunction()
