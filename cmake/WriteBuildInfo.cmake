execute_process(COMMAND git describe --always --dirty --abbrev=12 --match "v*"
                WORKING_DIRECTORY "${SOURCE}" OUTPUT_VARIABLE GIT_REVISION RESULT_VARIABLE failed
                OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(failed)
    set(GIT_REVISION "unknown")
endif()
file(STRINGS "${SOURCE}/tests/golden/signature.txt" golden LIMIT_COUNT 1)
string(REGEX MATCH "^[0-9a-f]+" GOLDEN_SIGNATURE "${golden}")
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
