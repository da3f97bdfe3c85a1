# <build>/generated/build_info.hpp: version, git revision and compiler, rewritten only when they change.
set(build_info_folder "${CMAKE_BINARY_DIR}/generated")
set(build_info_command "${CMAKE_COMMAND}"
    "-DTEMPLATE=${CMAKE_SOURCE_DIR}/cmake/build_info.hpp.in" "-DOUTPUT=${build_info_folder}/build_info.hpp"
    "-DSOURCE=${CMAKE_SOURCE_DIR}" "-DVERSION=${PROJECT_VERSION}" "-DBUILD_TYPE=${CMAKE_BUILD_TYPE}"
    "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}" "-DARCHITECTURE=${SAMVERKAN_ARCH}"
    -P "${CMAKE_SOURCE_DIR}/cmake/WriteBuildInfo.cmake")
add_custom_target(samverkan_build_info COMMAND ${build_info_command}
                  BYPRODUCTS "${build_info_folder}/build_info.hpp" COMMENT "Recording the git revision" VERBATIM)

# Gives layers the header `build_info.hpp`; nobody below sim/results may see it.
function(samverkan_use_build_info)
    foreach(layer IN LISTS ARGN)
        get_target_property(type samverkan_${layer} TYPE)
        if(NOT type STREQUAL "INTERFACE_LIBRARY")
            target_include_directories(samverkan_${layer} PRIVATE "${CMAKE_BINARY_DIR}/generated")
            add_dependencies(samverkan_${layer} samverkan_build_info)
        endif()
    endforeach()
endfunction()
