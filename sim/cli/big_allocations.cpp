// Big arrays on huge pages: a week looks up some ten thousand youths spread over 80 MB, and with pages of 4 kB most
// of these look-ups would miss the processor's table of pages too. Replaces the global operator new of the program
// (libraries and tests are unaffected); where the system has no huge pages nothing changes but the alignment.
#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>

namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;

void* allocate_big(std::size_t bytes) {
    void* memory = nullptr;
    if (posix_memalign(&memory, huge_page_bytes, bytes) != 0) return nullptr;
    madvise(memory, bytes, MADV_HUGEPAGE);  // advice: a refusal changes nothing
    return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
    for (;;) {
        void* const memory = bytes >= 2 * huge_page_bytes ? allocate_big(bytes) : std::malloc(bytes > 0 ? bytes : 1);
        if (memory != nullptr) return memory;
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr) throw std::bad_alloc();
        handler();
    }
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif
