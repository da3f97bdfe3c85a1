// Preloaded into a study: makes its n-th change of the disk fail, counting only what happens below one folder.
//   FAULT_UNDER   part of the paths that count
//   FAULT_AT      which change fails, from 1; 0: none
//   FAULT_ERRNO   how it fails
//   FAULT_STICKY  1: every later change fails too, as on a full disk
//   FAULT_COUNT   file that gets the number of changes at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { most_descriptors = 4096 };
static atomic_int changes;
static atomic_bool counts[most_descriptors];  // descriptors open for writing below the folder

static int number(const char* name) {
    const char* text = getenv(name);
    return text ? atoi(text) : 0;
}

static int is_below(const char* path) {
    const char* folder = getenv("FAULT_UNDER");
    return folder && path && strstr(path, folder) != NULL;
}

static int is_counted(int descriptor) {
    return descriptor >= 0 && descriptor < most_descriptors && counts[descriptor];
}

// Counts a change; 1 if it must fail.
static int fails(void) {
    const int now = atomic_fetch_add(&changes, 1) + 1, at = number("FAULT_AT");
    if (at == 0 || (number("FAULT_STICKY") ? now < at : now != at)) return 0;
    errno = number("FAULT_ERRNO");
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int open_counted(__typeof__(&open) real, const char* path, int flags, mode_t mode) {
    const int writes = (flags & O_ACCMODE) != O_RDONLY && is_below(path);
    if (writes && fails()) return -1;
    const int descriptor = real(path, flags, mode);
    if (descriptor >= 0 && descriptor < most_descriptors)
        counts[descriptor] = writes || ((flags & O_DIRECTORY) && is_below(path));
    return descriptor;
}

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return open_counted(REAL(open), path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return open_counted(REAL(open64), path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
    return is_counted(descriptor) && fails() ? -1 : REAL(write)(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
    return is_counted(descriptor) && fails() ? -1 : REAL(pwrite)(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
    return is_counted(descriptor) && fails() ? -1 : REAL(pwrite64)(descriptor, bytes, size, offset);
}

int ftruncate(int descriptor, off_t size) {
    return is_counted(descriptor) && fails() ? -1 : REAL(ftruncate)(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
    return is_counted(descriptor) && fails() ? -1 : REAL(ftruncate64)(descriptor, size);
}

int fsync(int descriptor) { return is_counted(descriptor) && fails() ? -1 : REAL(fsync)(descriptor); }

int close(int descriptor) {
    const int counted = is_counted(descriptor);
    if (descriptor >= 0 && descriptor < most_descriptors) counts[descriptor] = 0;
    const int result = REAL(close)(descriptor);
    return counted && fails() ? -1 : result;
}

int rename(const char* from, const char* to) { return is_below(to) && fails() ? -1 : REAL(rename)(from, to); }

int mkdir(const char* path, mode_t mode) { return is_below(path) && fails() ? -1 : REAL(mkdir)(path, mode); }

__attribute__((destructor)) static void report_count(void) {
    const char* path = getenv("FAULT_COUNT");
    FILE* file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%d\n", atomic_load(&changes));
    fclose(file);
}
