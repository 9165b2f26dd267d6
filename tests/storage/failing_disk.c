/* A disk that fails on purpose and tells what it was asked: loaded below Python and SQLite by the tests.
 *
 * Only calls on paths under one folder count. The tests call the functions that start with disk_ through
 * ctypes; everything else stands in for the function of the same name of the C library.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { WROTE = 1, CUT, SYNCED, REMOVED, RENAMED, CREATED, MARKED };

struct head { uint32_t kind, path; uint64_t at, size; };

static char folder[4096];
static size_t folder_len;
static long to_go = -1; /* calls until one fails; 0 while it keeps failing; -1 never */
static int answer, keeps_failing, notes = -1;
static long calls;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t put(int fd, const void *data, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  return real(fd, data, size);
}

void disk_watch(const char *path) {
  snprintf(folder, sizeof folder, "%s", path);
  folder_len = strlen(folder);
}

void disk_fail(long nth, int error, int sticky) {
  calls = 0;
  to_go = nth;
  answer = error;
  keeps_failing = sticky;
}

long disk_calls(void) { return calls; }

void disk_note(const char *path) {
  REAL(int, "open", const char *, int, ...);
  notes = path ? real(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600) : -1;
}

static void note(uint32_t kind, const char *path, uint64_t at, const void *data, uint64_t size) {
  if (notes < 0) return;
  struct head head = {kind, (uint32_t)strlen(path), at, data ? size : 0};
  if (!data) head.at = kind == CUT ? size : at;
  put(notes, &head, sizeof head);
  put(notes, path, head.path);
  if (data) put(notes, data, size);
}

void disk_mark(const char *words) { note(MARKED, words, 0, NULL, 0); }

static int ours(const char *path) {
  if (!folder_len || strncmp(path, folder, folder_len)) return 0;
  return path[folder_len] == '/' || !path[folder_len];
}

static int ours_open(int fd, char *path, size_t size) {
  char link[64];
  if (!folder_len || fd == notes) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t got = readlink(link, path, size - 1);
  if (got < 0) return 0;
  path[got] = 0;
  return ours(path);
}

/* A full disk and one that only reads still read. */
static int still_reads(void) { return answer == ENOSPC || answer == EROFS; }

/* Whether this call is the one. */
static int fails(int reads) {
  if (reads && (still_reads() || to_go < 0)) return 0;
  calls++;
  if (to_go > 0) to_go--;
  if (to_go != 0) return 0;
  if (answer < 0) kill(getpid(), SIGKILL); /* not the disk but the program goes here */
  if (!keeps_failing) to_go = -1;
  errno = answer;
  return 1;
}

static int opened(int (*real)(int, const char *, int, ...), int dir, const char *path, int flags, mode_t mode) {
  int makes = flags & O_CREAT, is_new = 0;
  if (ours(path)) {
    is_new = makes && access(path, F_OK) != 0;
    if (fails(!makes)) return -1;
  }
  int fd = real(dir, path, flags, mode);
  if (fd >= 0 && ours(path)) {
    if (is_new) note(CREATED, path, 0, NULL, 0);
    else if (flags & O_TRUNC) note(CUT, path, 0, NULL, 0);
  }
  return fd;
}

#define OPEN(name, own, given) \
  int name own { \
    REAL(int, "openat", int, const char *, int, ...); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
    va_end(more); \
    return opened(real, given, path, flags, mode); \
  }

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int dir, const char *path, int flags, ...), dir)
OPEN(openat64, (int dir, const char *path, int flags, ...), dir)

static ssize_t written(int fd, const void *data, size_t size, off_t at) {
  char path[4200];
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
  int told = ours_open(fd, path, sizeof path), here = at < 0;
  if (told && here) at = lseek(fd, 0, SEEK_CUR);
  if (told && fails(0)) {
    /* The worst a disk does: half of it arrived. */
    int kept = errno;
    if (size > 1 && (here ? put(fd, data, size / 2) : real(fd, data, size / 2, at)) < 0) errno = kept;
    errno = kept;
    return -1;
  }
  ssize_t done = here ? put(fd, data, size) : real(fd, data, size, at);
  if (told && done > 0) note(WROTE, path, (uint64_t)at, data, (uint64_t)done);
  return done;
}

ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, -1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return written(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return written(fd, data, size, at); }

static int read_fails(int fd) {
  char path[4200];
  return to_go >= 0 && !still_reads() && ours_open(fd, path, sizeof path) && fails(1);
}

ssize_t read(int fd, void *data, size_t size) {
  REAL(ssize_t, "read", int, void *, size_t);
  return read_fails(fd) ? -1 : real(fd, data, size);
}

#define PREAD(name) \
  ssize_t name(int fd, void *data, size_t size, off_t at) { \
    REAL(ssize_t, "pread64", int, void *, size_t, off_t); \
    return read_fails(fd) ? -1 : real(fd, data, size, at); \
  }

PREAD(pread)
PREAD(pread64)

#define SYNC(name) \
  int name(int fd) { \
    char path[4200]; \
    REAL(int, #name, int); \
    int told = ours_open(fd, path, sizeof path); \
    if (told && fails(0)) return -1; \
    int done = real(fd); \
    if (told && !done) note(SYNCED, path, 0, NULL, 0); \
    return done; \
  }

SYNC(fsync)
SYNC(fdatasync)

#define CUT_OFF(name) \
  int name(int fd, off_t size) { \
    char path[4200]; \
    REAL(int, #name, int, off_t); \
    int told = ours_open(fd, path, sizeof path); \
    if (told && fails(0)) return -1; \
    int done = real(fd, size); \
    if (told && !done) note(CUT, path, 0, NULL, (uint64_t)size); \
    return done; \
  }

CUT_OFF(ftruncate)
CUT_OFF(ftruncate64)

static int reserved(int fd, off_t at, off_t size) {
  char path[4200];
  REAL(int, "posix_fallocate64", int, off_t, off_t);
  if (ours_open(fd, path, sizeof path) && fails(0)) return errno;
  return real(fd, at, size);
}

int posix_fallocate(int fd, off_t at, off_t size) { return reserved(fd, at, size); }
int posix_fallocate64(int fd, off_t at, off_t size) { return reserved(fd, at, size); }

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (ours(to) && fails(0)) return -1;
  int done = real(from, to);
  if (!done && ours(to)) note(RENAMED, from, 0, to, strlen(to));
  return done;
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  int done = real(path);
  if (!done && ours(path)) note(REMOVED, path, 0, NULL, 0);
  return done;
}
