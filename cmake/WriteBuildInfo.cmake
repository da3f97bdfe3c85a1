execute_process(COMMAND git describe --always --dirty --abbrev=12 --match "v*"
                WORKING_DIRECTORY "${SOURCE}" OUTPUT_VARIABLE GIT_REVISION RESULT_VARIABLE failed
                OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(failed)
    set(GIT_REVISION "unknown")
endif()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
