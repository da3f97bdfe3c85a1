# samverkan: the program, once sim/cli/main.cpp exists.
if(NOT EMSCRIPTEN AND EXISTS "${CMAKE_SOURCE_DIR}/sim/cli/main.cpp")
    add_executable(samverkan sim/cli/main.cpp)
    target_link_libraries(samverkan PRIVATE samverkan_cli samverkan_warnings)
    target_include_directories(samverkan PRIVATE "${CMAKE_BINARY_DIR}/generated")
    add_dependencies(samverkan samverkan_build_info)
endif()

# samverkan_signature: prints the 16-hex signature of a two-second workload; natively and in node.
if(EXISTS "${CMAKE_SOURCE_DIR}/tests/golden/signature_main.cpp")
    add_executable(samverkan_signature tests/golden/signature_main.cpp)
    target_link_libraries(samverkan_signature PRIVATE samverkan_scenario samverkan_warnings)
    if(EMSCRIPTEN)
        # SINGLE_FILE keeps Emscripten 3.1.6 from fetching a file path, which node 18 and later refuse.
        target_link_options(samverkan_signature PRIVATE -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
                            -sENVIRONMENT=node -sSINGLE_FILE=1)
    else()
        target_link_libraries(samverkan_signature PRIVATE Threads::Threads)
    endif()
endif()
